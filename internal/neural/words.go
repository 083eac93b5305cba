package neural

// A Words keeps what words gave the first layer of a network in one slot, as
// most of a text is few words that come again and again. One goroutine at a time.
type Words struct {
	m     *encoder
	words [keptWords]int32
	sums  []float32
}

// keptWords is few enough to stay in the cache of a processor; a power of two.
const keptWords = 2048

// AddKeptWord is AddWord by way of what is kept. The sum may differ from that of
// AddWord in its last bits; what was kept before makes no difference to it.
func (m *encoder) AddKeptWord(kept *Words, sum []float32, slot int, word int32) {
	if word < 0 {
		return
	}
	if kept.m != m {
		kept.m = m
		kept.sums = grow(kept.sums, keptWords*m.Hidden)
		for i := range kept.words {
			kept.words[i] = -1
		}
	}
	at := int(word % keptWords)
	its := kept.sums[at*m.Hidden:][:m.Hidden]
	if kept.words[at] != word {
		kept.words[at] = word
		clear(its)
		m.AddWord(its, slot, word)
	}
	add(sum, its)
}
