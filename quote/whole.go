package quote

import "slices"

// whole lets contents that hold one end of a quotation have all of it: what
// stands between marks is by one speaker. What another reading has, and what
// the mark network doubts, stays as it is.
func (f *finder) whole(all []reading) {
	v := f.v
	taken := make([]bool, len(v.tokens))
	take := func(r [2]int) {
		for i := r[0]; i < r[1]; i++ {
			taken[i] = true
		}
	}
	for _, x := range all {
		take([2]int{x.cue.first, x.cue.last})
		take(x.source)
		for _, r := range x.content {
			take(r)
		}
	}
	region := v.marks.region
	if v.marks.state == noMarks {
		region = f.lostMarks().regions()
	}
	for i := range all {
		x := &all[i]
		x.content = slices.Clone(x.content) // other candidates share it
		for k := range x.content {
			r := &x.content[k]
			if n := f.rest(region, taken, r[1], 1); n > 0 && f.stoodBetween(r[1], r[1]+n) {
				r[1] = v.trimPoints([2]int{r[0], r[1] + n})[1]
			}
			if n := f.rest(region, taken, r[0]-1, -1); n > 0 && f.stoodBetween(r[0]-n, r[0]) {
				r[0] = v.trimPoints([2]int{r[0] - n, r[1]})[0]
			}
			take(*r)
		}
	}
}

// rest is how many tokens from i on, in steps forward or back, bring the
// quotation that the token before them is in to its end; 0 where one is taken,
// or none is a word.
func (f *finder) rest(region []int32, taken []bool, i, step int) int {
	of, n, words := region[i-step], 0, false
	if of < 0 {
		return 0
	}
	for ; i >= 0 && i < len(region) && region[i] == of; i += step {
		if taken[i] {
			return 0
		}
		n++
		words = words || !isPunctuation(f.v.tokens[i].Norm)
	}
	if !words {
		return 0
	}
	return n
}

// stoodBetween tells whether tokens that seem to stand between marks surely did.
func (f *finder) stoodBetween(first, last int) bool {
	return f.v.marks.state == allMarks || f.lostMarks().sure(first, last)
}

// apart ends contents that begin with a whole sentence between marks, and run on
// into another quotation, where the marks of the first end, in place: what is
// behind them is not part of what was said there.
func (v *view) apart(all []reading) {
	if v.marks.state == noMarks {
		return
	}
	region := v.marks.region
	for i := range all {
		for k, r := range all[i].content {
			of := region[r[0]]
			if of < 0 || r[0] > 0 && region[r[0]-1] == of {
				continue
			}
			end := r[0]
			for end < r[1] && region[end] == of {
				end++
			}
			if v.readsLikeSentence(r[0], end) && v.reopens(end, r[1]) {
				all[i].content[k] = v.trimPoints([2]int{r[0], end})
			}
		}
	}
}

// reopens tells whether there are words outside of marks, and others between
// marks, among tokens.
func (v *view) reopens(first, last int) bool {
	inside, outside := false, false
	for i := first; i < last; i++ {
		if !isPunctuation(v.tokens[i].Norm) {
			inside = inside || v.marks.region[i] >= 0
			outside = outside || v.marks.region[i] < 0
		}
	}
	return inside && outside
}

// betweenMarks tells whether all of a content stands between marks, in a text that has
// some.
func (v *view) betweenMarks(c contents) bool {
	if v.marks.state == noMarks {
		return false
	}
	for _, r := range c {
		for i := r[0]; i < r[1]; i++ {
			if v.marks.region[i] < 0 {
				return false
			}
		}
	}
	return true
}
