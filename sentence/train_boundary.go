//go:build train

package sentence

import (
	"unicode/utf8"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
)

// A segmented text is a text whose sentences are known.
type segmented struct {
	text   string
	starts map[int]bool // the bytes at which a sentence starts
}

// readSegmented reads a treebank as running text.
func readSegmented(path string) ([]segmented, error) {
	var out []segmented
	err := corpus.ReadLines(path, func(d *struct {
		Text      string
		Sentences [][2]int
	}) error {
		s := segmented{d.Text, make(map[int]bool)}
		for _, span := range d.Sentences {
			s.starts[span[0]] = true
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// damage makes the copy of a text under a condition; the starts go along.
func (s segmented) damage(c corpus.Condition, seed uint64) segmented {
	m := damage(s.text, c, seed)
	out := segmented{m.text, make(map[int]bool)}
	at := 0 // the byte of the copy that comes next
	pending := false
	for i, r := range s.text {
		pending = pending || s.starts[i]
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(s.text[i:])
		}
		if !m.kept[i] {
			continue
		}
		if pending && r != ' ' && r != '\n' {
			out.starts[at] = true
			pending = false
		}
		at += n
	}
	return out
}

// places calls each with the features of every candidate and tells whether a
// sentence ends there.
func (g segmented) places(each func(s *segmenter, i int, gold uint8)) {
	d := Parse(g.text)
	var s segmenter
	for _, p := range d.paragraphs {
		first, last := d.sentences[p.First].First, d.sentences[p.Last-1].Last
		s.begin(g.text, d.tokens[first:last])
		for i := range len(s.tokens) - 1 {
			ends := g.starts[s.tokens[i+1].Start]
			gold := uint8(0)
			if ends {
				gold = 1
			}
			if s.candidate(i) {
				s.extract(i, false)
				each(&s, i, gold)
			}
			if ends {
				s.start = i + 1
			}
		}
	}
}

// trainBoundaries fits the boundary model on the treebanks as they are, half
// damaged and stripped.
func trainBoundaries(banks ...[]segmented) []byte {
	var texts []segmented
	for _, bank := range banks {
		for i, text := range bank {
			for _, c := range []corpus.Condition{corpus.Intact, corpus.Half, corpus.Stripped} {
				texts = append(texts, text.damage(c, uint64(i)))
			}
		}
	}
	counts := make(map[linear.Feature]int32)
	for _, text := range texts {
		text.places(func(s *segmenter, _ int, _ uint8) {
			for _, f := range s.features {
				counts[f]++
			}
		})
	}
	v := linear.NewVocabulary(counts, boundaryLeast)
	var data []*linear.Sequence
	for _, text := range texts {
		q := new(linear.Sequence)
		text.places(func(s *segmenter, _ int, gold uint8) { q.Append(v, s.features, gold) })
		data = append(data, q)
	}
	w := linear.Learn(v, data, boundaryOptions)
	differences(w)
	return linear.Encode(2, v.Features, w.W, boundaryPrune, 6)
}
