package quote

import (
	"iter"

	"whosaid/internal/linear"
)

// The parts of the cue network's table.
var (
	cueStems    = tablePart{0, 5000}
	cueSuffixes = tablePart{5000, 2500}
	cuePatterns = tablePart{7500, 2500}
	cueRest     = tablePart{10000, networkRows - 10000}
)

// cueSlots are the words that the cue network sees of a token: itself and its head.
const cueSlots = 2

// cueWeight is what the network's scores count for beside the perceptron's,
// whose weights are much larger; cueScale brings the sum back to their size.
const (
	cueWeight = 28
	cueScale  = 0.5
)

// cueRows lists what the cue network sees of token i beside the words.
func (v *view) cueRows(l *rowList, kids []int, i int) []int {
	l.rows, l.t = l.rows[:0], 4000
	state := number(v.marks.state)
	head := int(v.words[i].Head)
	s := v.doc.Sentences()[v.sentence[i]]
	t, r := v.tagAt(i), v.relAt(i)
	l.add(cueStems, v.stem[i])
	l.add(cueSuffixes, v.suffix[i])
	l.add(cueRest, t)
	l.add(cueRest, r, t)
	l.add(cueRest, flag(v.upper[i]), flags(i == s.First, i == s.Last-1))
	l.add(cueRest, v.markAt(i), state)
	l.add(cueRest, flag(v.marks.inside[i]), state)
	l.add(cueRest, v.tagAt(head), r)
	l.add(cueRest, v.relAt(head), r)
	l.add(cueRest, number(int(v.depth[i])))
	l.add(cueRest, v.person[v.sentence[i]].says())
	l.add(cueRest, v.kindOf(i), state)
	if v.pair != nil {
		l.add(cueRest, v.pair[i])
	}
	kids = v.children(kids, i)
	var pattern linear.Feature = 1
	for _, k := range kids {
		switch v.words[k].Relation {
		case relationPunct, relationDet, relationAux:
			continue
		}
		side := v.relAt(k).With(flag(k < i))
		pattern = pattern.With(side)
		l.t = 4020
		l.add(cueRest, side)
		l.add(cueRest, side, v.tagAt(k))
	}
	l.t = 4030
	l.add(cuePatterns, pattern)
	return kids
}

// networkPiece is how many tokens of a paragraph the cue network reads at once,
// more where a sentence is longer.
const networkPiece = 200

// pieces are the sentences of the document, those that are too long in parts,
// in groups that are read at once: each within a paragraph, none without end.
func (v *view) pieces() iter.Seq[[][2]int] {
	sentences := v.doc.Sentences()
	return grouped(networkPiece, func(yield func([2]int, bool) bool) {
		for n, s := range sentences {
			for first := s.First; first < s.Last; first += longestPiece {
				begins := n > 0 && first == s.First && s.Paragraph != sentences[n-1].Paragraph
				if !yield([2]int{first, min(first+longestPiece, s.Last)}, begins) {
					return
				}
			}
		}
	})
}

// networkCues are the cue network's scores for tokens [first, last).
func (f *finder) networkCues(first, last int) []float32 {
	v, m := f.v, f.models.cueNetwork
	f.sums = grow(f.sums, (last-first)*m.Hidden)
	for i := first; i < last; i++ {
		sum := f.sums[(i-first)*m.Hidden:][:m.Hidden]
		f.begin(m, 0, sum, i)
		f.kids = v.cueRows(&f.rows, f.kids, i)
		m.AddRows(sum, f.rows.rows)
	}
	scores := m.Scores(&f.state, f.sums)
	f.note(scores, first, last)
	return scores
}
