package quote

import "slices"

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

// argumentWeight is what the network's scores count for beside the random
// field's, argumentScale what brings the sum back to their size.
const (
	argumentWeight = 2
	argumentScale  = 0.5
)

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

// ownSums are the sums of the argument network's first layer that tokens have
// whatever the cue. Windows follow each other through the text, so that those
// of a stretch of it are kept.
type ownSums struct {
	first int // token
	sums  []float32
}

// keptSums is how many tokens behind the window their sums are kept.
const keptSums = 1000

// own are the sums of tokens [first, last).
func (f *finder) own(first, last int) []float32 {
	v, m, o := f.v, f.models.argumentNetwork, &f.kept
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
		m.Begin(sum)
		m.AddWord(sum, 0, v.vectorAt(i))
		m.AddWord(sum, 1, v.vectorAt(int(v.words[i].Head)))
		v.ownRows(&f.rows, i)
		m.AddRows(sum, f.rows.rows)
	}
	return o.sums[(first-o.first)*h : (last-o.first)*h]
}

// networkArguments are the argument network's scores for a cue's window.
func (f *finder) networkArguments(fr *frame) []float32 {
	m := f.models.argumentNetwork
	h := m.Hidden
	f.sums = append(f.sums[:0], f.own(fr.first, fr.last)...)
	f.common = grow(f.common, h)
	clear(f.common)
	m.AddWord(f.common, cueSlot, f.v.vectorAt(fr.c.head))
	for i := fr.first; i < fr.last; i++ {
		sum := f.sums[(i-fr.first)*h:][:h]
		for j, x := range f.common {
			sum[j] += x
		}
		fr.relativeRows(&f.rows, f.inCue, i)
		m.AddRows(sum, f.rows.rows)
	}
	return m.Scores(&f.state, f.sums)
}
