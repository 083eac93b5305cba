package quote

// How many sentences a reading may gain or lose at its ends.
const (
	mostGained = 6
	mostLost   = 3
)

// runOn lists readings of a window that differ from one by whole sentences:
// somebody may speak on where the sentence of the cue ends, or have begun
// before it, or stop earlier. The best labellings of a long window are too much
// alike to hold them.
func (f *finder) runOn(fr *frame, x candidate) []candidate {
	v := f.v
	all := v.doc.Sentences()
	lowest, highest := int(v.sentence[fr.first]), int(v.sentence[fr.last-1])
	a, b := int(v.sentence[x.content.first()]), int(v.sentence[x.content.last()])
	var out []candidate
	add := func(c contents) {
		if len(c) > 0 && !(x.source[0] < x.source[1] && c.shared(contents{x.source}) > 0) {
			out = append(out, candidate{content: c, source: x.source})
		}
	}
	whole := func(n int) [2]int {
		return v.trimPoints([2]int{max(all[n].First, fr.first), min(all[n].Last, fr.last)})
	}
	ends := x.content.last()+1 >= whole(b)[1]-1
	if ends || b == fr.sentence && fr.c.last > x.content.last() {
		// Onwards, from the end of the content's sentence or, where the cue ends it, behind the cue.
		grown := append(contents{}, x.content...)
		for n := b + 1; n <= min(highest, b+mostGained); n++ {
			if n <= fr.sentence && fr.sentence > b {
				break
			}
			s := whole(n)
			if s[0] >= s[1] || fr.c.first >= s[0] && fr.c.first < s[1] {
				break
			}
			if end := &grown[len(grown)-1]; v.onlyPoints(end[1], s[0]) {
				end[1] = s[1]
			} else {
				grown = append(grown, s)
			}
			add(append(contents{}, grown...))
		}
	}
	if x.content.first() <= whole(a)[0]+1 && a <= fr.sentence {
		grown := append(contents{}, x.content...)
		for n := a - 1; n >= max(lowest, a-mostLost); n-- {
			s := whole(n)
			if s[0] >= s[1] {
				break
			}
			if start := &grown[0]; v.onlyPoints(s[1], start[0]) {
				start[0] = s[0]
			} else {
				grown = append(contents{s}, grown...)
			}
			add(append(contents{}, grown...))
		}
	}
	for n := b; n > max(a, b-mostLost); n-- {
		add(x.content.within(-1, all[n].First, v))
	}
	for n := a; n < min(b, a+mostLost); n++ {
		add(x.content.within(all[n].Last, len(v.tokens), v))
	}
	return out
}

// within is the part of contents in tokens [first, last), trimmed.
func (c contents) within(first, last int, v *view) contents {
	var out contents
	for _, r := range c {
		from, to := max(r[0], first), min(r[1], last)
		if from >= to {
			continue
		}
		if s := v.trimPoints([2]int{from, to}); s[0] < s[1] {
			out = append(out, s)
		}
	}
	return out
}

// trimPoints leaves out marks and points at the ends of a run.
func (v *view) trimPoints(r [2]int) [2]int {
	for r[0] < r[1] && edgePoint(v.tokens[r[0]].Norm) {
		r[0]++
	}
	for r[0] < r[1] && edgePoint(v.tokens[r[1]-1].Norm) {
		r[1]--
	}
	return r
}

// onlyPoints tells whether tokens [first, last) are points and marks.
func (v *view) onlyPoints(first, last int) bool {
	for i := first; i < last; i++ {
		if !isPunctuation(v.tokens[i].Norm) {
			return false
		}
	}
	return true
}

// labelsOf are the labels that mark a reading in its window.
func (f *finder) labelsOf(fr *frame, x candidate) []uint8 {
	labels := f.labels[:0]
	for range fr.last - fr.first {
		labels = append(labels, out)
	}
	f.labels = labels
	for _, r := range x.content {
		setSpan(labels[r[0]-fr.first:r[1]-fr.first], 0)
	}
	if s := x.source; s[0] < s[1] {
		setSpan(labels[s[0]-fr.first:s[1]-fr.first], sourceLabel-begin)
	}
	for i := fr.c.first; i < fr.c.last; i++ {
		if labels[i-fr.first] != out {
			breakSpan(labels, i-fr.first)
		}
	}
	return labels
}
