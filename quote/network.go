package quote

import (
	"iter"

	"whosaid/internal/lexicon"
	"whosaid/internal/linear"
	"whosaid/internal/neural"
)

// networkRows is the size of a network's table of features. Words, which are
// many, have parts of it to themselves; the features that share one are few
// enough to meet seldom.
const networkRows = 16384

// A tablePart is a part of the table of features.
type tablePart struct{ first, size int32 }

// row is the row of a feature in the part.
func (p tablePart) row(f linear.Feature) int32 {
	return p.first + int32(uint64(f)>>32*uint64(p.size)>>32)
}

// A rowList collects the rows of a token. Like those of a featureList its
// templates are numbered by the order of the calls.
type rowList struct {
	rows []int32
	t    int
}

// add appends the row of a feature.
func (l *rowList) add(p tablePart, values ...linear.Feature) {
	l.t++
	f := templates[l.t]
	for _, v := range values {
		f = f.With(v)
	}
	l.rows = append(l.rows, p.row(f))
}

// vectorAt is the number of a token's word vector, -1 for none.
func (v *view) vectorAt(i int) int32 {
	if i < 0 || i >= len(v.vector) {
		return -1
	}
	return v.vector[i]
}

func vectorsOf(words []linear.Feature) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		out[i] = int32(lexicon.Vector(w))
	}
	return out
}

// joined is a table's chain with a network's, which counts weight times as much.
func joined(c *linear.Chain, m *neural.Net, weight, unit float32) *linear.Chain {
	sum := func(scores []int32, more []float32) []int32 {
		out := make([]int32, len(scores))
		for i, s := range scores {
			out[i] = s
			if s > linear.Forbidden/2 {
				out[i] += int32(more[i] * weight / unit)
			}
		}
		return out
	}
	return &linear.Chain{Labels: c.Labels, From: sum(c.From, m.From), Start: sum(c.Start, m.Start), End: sum(c.End, m.End)}
}

// grouped yields parts, tokens [first, last), in groups of at most so many tokens
// or of one part. A part that is said to begin something begins a group.
func grouped(most int, parts iter.Seq2[[2]int, bool]) iter.Seq[[][2]int] {
	return func(yield func([][2]int) bool) {
		var group [][2]int
		for part, begins := range parts {
			if len(group) > 0 && (begins || part[1]-group[0][0] > most) {
				if !yield(group) {
					return
				}
				group = group[:0]
			}
			group = append(group, part)
		}
		if len(group) > 0 {
			yield(group)
		}
	}
}
