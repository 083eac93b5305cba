package quote

import (
	"iter"
	"strings"

	"whosaid/internal/linear"
)

// The parts of the mark network's table.
var (
	markWords = tablePart{0, 3500}
	markRest  = tablePart{3500, markRows - 3500}
)

const (
	markRows  = 8192
	markSlots = 2 // words that the network sees of a token: itself and its head
)

// A markReader sees what the mark network learns from.
type markReader struct {
	v         *view
	worn      linear.Feature   // how much of the text's marks and apostrophes is left
	sentences []linear.Feature // by sentence: what it shows of who is speaking
	starts    []linear.Feature // by sentence: its first word
	left      []linear.Feature // by paragraph: the marks that it has left
}

func (v *view) markReader() *markReader {
	r := &markReader{v: v}
	all := v.doc.Sentences()
	whole, marks := 0, 0
	for _, t := range v.tokens {
		switch {
		case isMark(t.Norm):
			marks++
		case strings.ContainsAny(t.In(v.doc.Text()), "'’"):
			whole++
		}
	}
	missing := len(v.doc.Apostrophes())
	r.worn = flags(whole == 0, missing == 0, 4*whole < missing, 4*missing < whole).With(bucket(marks * 500 / max(1, len(v.tokens))))
	var parts []part
	for n, s := range all {
		parts = v.parts(parts[:0], [2]int{s.First, s.Last})
		if len(parts) == 0 {
			r.sentences = append(r.sentences, nothing)
			r.starts = append(r.starts, nothing)
			continue
		}
		first := s.First
		for first < s.Last-1 && isPunctuation(v.tokens[first].Norm) {
			first++
		}
		p := &v.person[n]
		r.sentences = append(r.sentences, p.feature().With(parts[0].moods).With(parts[0].tense))
		r.starts = append(r.starts, v.wordAt(first))
	}
	for _, p := range v.doc.Paragraphs() {
		var sides [3]int
		last := neither
		for i := all[p.First].First; i < all[p.Last-1].Last; i++ {
			if isMark(v.tokens[i].Norm) {
				last = v.marks.side[i]
				sides[last] = min(2, sides[last]+1)
			}
		}
		r.left = append(r.left, number(sides[neither]+3*sides[opening]+9*sides[closing]+27*int(last)))
	}
	return r
}

// rows lists what the network sees of token i beside the words.
func (r *markReader) rows(l *rowList, i int) {
	l.rows, l.t = l.rows[:0], 4400
	v := r.v
	n := int(v.sentence[i])
	s := v.doc.Sentences()[n]
	par := v.doc.Paragraphs()[s.Paragraph]
	state := number(v.marks.state)
	t, rel, h := v.tagAt(i), v.relAt(i), int(v.words[i].Head)
	l.add(markWords, v.low[i])
	l.add(markWords, r.starts[n])
	l.add(markRest, t)
	l.add(markRest, rel, t)
	l.add(markRest, v.tagAt(h), rel)
	l.add(markRest, flag(v.upper[i]), flags(i == s.First, i == s.Last-1))
	l.add(markRest, flags(i == s.First, i == s.Last-1, n == par.First, n == par.Last-1))
	l.add(markRest, v.kindOf(i))
	l.add(markRest, v.person[n].says())
	l.add(markRest, r.sentences[n])
	l.add(markRest, r.worn)
	l.add(markRest, state, flags(int(v.leftEnd[i]) == i, int(v.rightEnd[i]) == i))
	if v.marks.state == noMarks {
		return
	}
	l.add(markRest, v.markAt(i))
	l.add(markRest, v.markAt(i-1), v.markAt(i+1))
	l.add(markRest, flag(v.marks.inside[i]))
	l.add(markRest, r.left[s.Paragraph])
	l.add(markRest, r.left[s.Paragraph], v.markAt(i))
	if v.pair != nil {
		l.add(markRest, v.pair[i])
		l.add(markRest, v.pair[i], flag(v.marks.inside[i]), v.person[n].says())
	}
}

// markPiece is how many tokens the mark network reads at once, more where a
// paragraph is longer and fewer where the text ends.
const markPiece = 400

// markPieces are the paragraphs of the document in groups that are read at
// once, those that are too long in parts.
func (v *view) markPieces() iter.Seq[[][2]int] {
	sentences := v.doc.Sentences()
	return grouped(markPiece, func(yield func([2]int, bool) bool) {
		for _, p := range v.doc.Paragraphs() {
			end := sentences[p.Last-1].Last
			for first := sentences[p.First].First; first < end; first += mostAtOnce {
				if !yield([2]int{first, min(end, first+mostAtOnce)}, false) {
					return
				}
			}
		}
	})
}
