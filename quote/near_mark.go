package quote

import "whosaid/internal/linear"

// markPairs says, for each token, what the nearest quotation marks before and
// behind it in its paragraph look like. Where some marks are lost, this is what
// tells speech: a mark that opens with none behind it that closes, or the
// other way round.
func (v *view) markPairs() []linear.Feature {
	const (
		none = iota
		unclear
		opens
		closes
		further // in another sentence
	)
	pairs := make([]linear.Feature, len(v.tokens))
	look := func(i, mark int) int {
		if mark < 0 {
			return none
		}
		n := unclear
		switch v.marks.side[mark] {
		case opening:
			n = opens
		case closing:
			n = closes
		}
		if v.sentence[i] != v.sentence[mark] {
			n += further
		}
		return n
	}
	sentences := v.doc.Sentences()
	for _, p := range v.doc.Paragraphs() {
		first, last := sentences[p.First].First, sentences[p.Last-1].Last
		mark := -1
		for i := first; i < last; i++ {
			pairs[i] = linear.Feature(look(i, mark))
			if isMark(v.tokens[i].Norm) {
				mark = i
			}
		}
		mark = -1
		for i := last - 1; i >= first; i-- {
			pairs[i] += linear.Feature(8*look(i, mark)) + 0x2b00
			if isMark(v.tokens[i].Norm) {
				mark = i
			}
		}
	}
	return pairs
}
