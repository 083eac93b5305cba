package quote

// How far from the cue, in tokens, a region between marks may begin or end to
// be a reading by itself.
const nearRegion = 14

// parts lists readings that leave out the first or last parts of a content: what
// lies beyond another cue may be that one's alone.
func (x *candidate) parts() []candidate {
	var out []candidate
	for k := 1; k < min(len(x.content), 4); k++ {
		out = append(out, candidate{content: x.content[:k:k], source: x.source}, candidate{content: x.content[k:], source: x.source})
	}
	return out
}

// regions lists the readings that take exactly what stands between the marks
// next to a cue: before it, behind it, or both.
func (f *finder) regions(fr *frame, source [2]int) []candidate {
	v, m := f.v, f.v.marks
	at := func(from, to, step int) contents {
		for i := from; i != to; i += step {
			if r := m.region[i]; r >= 0 {
				first, last := i, i+1
				for first > fr.first && m.region[first-1] == r {
					first--
				}
				for last < fr.last && m.region[last] == r {
					last++
				}
				if first <= fr.c.first && fr.c.first < last {
					return nil
				}
				if s := v.trimPoints([2]int{first, last}); s[0] < s[1] {
					return contents{s}
				}
				return nil
			}
		}
		return nil
	}
	before := at(fr.c.first-1, max(fr.first, fr.c.first-nearRegion)-1, -1)
	behind := at(fr.c.last, min(fr.last, fr.c.last+nearRegion), 1)
	var out []candidate
	add := func(c contents) {
		if len(c) == 0 {
			return
		}
		x := candidate{content: c, source: source}
		if source[0] < source[1] && c.shared(contents{source}) > 0 {
			x.source = [2]int{}
		}
		out = append(out, x)
	}
	add(before)
	add(behind)
	if len(before) > 0 && len(behind) > 0 {
		add(contents{before[0], behind[0]})
	}
	return out
}
