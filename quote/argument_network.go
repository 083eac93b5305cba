package quote

import (
	"slices"

	"whosaid/internal/linear"
	"whosaid/internal/neural"
)

// The parts of the argument network's table.
var (
	argumentWords = tablePart{0, 4000}
	argumentPaths = tablePart{4000, 4000}
	argumentCues  = tablePart{8000, 2000}
	argumentRest  = tablePart{10000, networkRows - 10000}
)

// The words that the argument network sees of a token: itself, its head, and
// the cue's head.
const (
	argumentSlots = 3
	cueSlot       = 2
)

// argumentNetworks is how many networks, learned from different beginnings,
// label a window together: the mean of their scores counts.
const argumentNetworks = 2

// argumentUnit is what 1 of the scores of a window stands for, as a logarithm.
const argumentUnit = 1.0 / 512

// ownRows lists what the argument network sees of token i whatever the cue,
// beside the words.
func (v *view) ownRows(l *rowList, i int) {
	l.rows, l.t = l.rows[:0], 4100
	s := v.doc.Sentences()[v.sentence[i]]
	state := number(v.marks.state)
	l.add(argumentWords, v.low[i])
	l.add(argumentRest, v.tagAt(i))
	l.add(argumentRest, v.relAt(i), v.tagAt(i))
	l.add(argumentRest, flag(v.upper[i]), flags(i == s.First, i == s.Last-1))
	l.add(argumentRest, v.markAt(i), state)
}

// relativeRows lists what the argument network sees of token i from the cue.
func (fr *frame) relativeRows(l *rowList, inCue []bool, i int) {
	l.rows, l.t = l.rows[:0], 4200
	v, k := fr.v, i-fr.first
	where, distance := fr.toCue(i)
	side := where.With(bucket(int(v.sentence[i]) - fr.sentence))
	edge, state := number(int(fr.edge[k])), number(v.marks.state)
	l.add(argumentPaths, fr.top[k], side)
	l.add(argumentCues, side, fr.stem)
	l.add(argumentRest, flag(v.marks.inside[i]), state, flags(fr.quoted >= 0, v.marks.region[i] >= 0, fr.quoted == v.marks.region[i]))
	l.add(argumentRest, bucket(distance).With(where))
	l.add(argumentRest, side, fr.class)
	l.add(argumentRest, edge, fr.top[k])
	l.add(argumentRest, number(int(fr.commas[k])), number(int(fr.other[k])), where)
	l.add(argumentRest, side, v.kindOf(i))
	l.add(argumentRest, v.person[v.sentence[i]].says(), side)
	l.add(argumentRest, v.relAt(i), where, edge)
	l.add(argumentRest, flag(fr.subject), side)
	l.add(argumentRest, flag(inCue[i]), where)
	if v.pair != nil {
		l.add(argumentRest, v.pair[i], where)
		l.add(argumentRest, v.pair[i], v.pair[fr.c.head])
	}
}

// ownSums are the sums of an argument network's first layer that tokens have
// whatever the cue. Windows follow each other through the text, so that those
// of a stretch of it are kept.
type ownSums struct {
	first int // token
	sums  []float32
}

// keptSums is how many tokens behind the window their sums are kept.
const keptSums = 1000

// own are the sums of tokens [first, last) in network n.
func (f *finder) own(n, first, last int) []float32 {
	v, m, o := f.v, f.models.argumentNetworks[n], &f.kept[n]
	h := m.Hidden
	end := o.first + len(o.sums)/h
	if first < o.first || first > end {
		o.first, o.sums = first, o.sums[:0]
	} else if drop := first - o.first; drop > keptSums {
		o.first, o.sums = first, append(o.sums[:0], o.sums[drop*h:]...)
	}
	for i := o.first + len(o.sums)/h; i < last; i++ {
		at := len(o.sums)
		o.sums = slices.Grow(o.sums, h)[:at+h]
		sum := o.sums[at:]
		f.begin(m, 1+n, sum, i)
		v.ownRows(&f.rows, i)
		m.AddRows(sum, f.rows.rows)
	}
	return o.sums[(first-o.first)*h : (last-o.first)*h]
}

// readWindow fills scores with the mean of what the networks give the labels of
// a cue's window, and part with what the first network has in it.
func (f *finder) readWindow(fr *frame) {
	n := fr.last - fr.first
	f.windowRows(fr)
	f.scores, f.part = grow(f.scores, n*argumentLabels), grow(f.part, n*argumentLabels)
	clear(f.scores)
	for k, m := range f.models.argumentNetworks {
		h := m.Hidden
		f.sums = append(f.sums[:0], f.own(k, fr.first, fr.last)...)
		f.common = grow(f.common, h)
		clear(f.common)
		m.AddWord(f.common, cueSlot, f.v.vectorAt(fr.c.head))
		for i := range n {
			sum := f.sums[i*h:][:h]
			for j, x := range f.common {
				sum[j] += x
			}
			m.AddRows(sum, f.window.of(i))
		}
		network := m.Scores(&f.state, f.sums)
		for i := range n {
			row := f.scores[i*argumentLabels:][:argumentLabels]
			for j := range row {
				row[j] += int32(network[i*neural.Width+j] * (1 / (argumentNetworks * argumentUnit)))
			}
		}
		if k == 0 {
			copy(f.part, f.scores)
		}
	}
	for i := max(fr.c.first, fr.first); i < min(fr.c.last, fr.last); i++ {
		for j := 1; j < argumentLabels; j++ {
			f.scores[(i-fr.first)*argumentLabels+j] = linear.Forbidden
		}
	}
}

// A windowRows holds the rows of the tokens of a window.
type windowRows struct {
	rows []int32
	ends []int
}

func (w *windowRows) of(i int) []int32 {
	if i == 0 {
		return w.rows[:w.ends[0]]
	}
	return w.rows[w.ends[i-1]:w.ends[i]]
}

func (f *finder) windowRows(fr *frame) {
	w := &f.window
	w.rows, w.ends = w.rows[:0], w.ends[:0]
	for i := fr.first; i < fr.last; i++ {
		fr.relativeRows(&f.rows, f.inCue, i)
		w.rows = append(w.rows, f.rows.rows...)
		w.ends = append(w.ends, len(w.rows))
	}
}
