package format

import (
	"cmp"
	"slices"

	"whosaid/sentence"
)

// A role is what a part of the text does in a quote.
type role uint8

const (
	content role = iota
	cue
	source
)

// String is the role's label in every format.
func (r role) String() string { return [...]string{"CONTENT", "CUE", "SOURCE"}[r] }

// A part is a span of the text with its role in a quote.
type part struct {
	sentence.Span
	role  role
	quote int // the number of the attribution
}

// parts are the parts of all quotes of a document in the order of the text.
// They may overlap.
func parts(d *Document) []part {
	var out []part
	add := func(s sentence.Span, r role, quote int) {
		if s = Within(s, len(d.Text())); !s.Empty() {
			out = append(out, part{s, r, quote})
		}
	}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		for _, s := range a.Content {
			add(s, content, i)
		}
		for _, s := range a.Cue {
			add(s, cue, i)
		}
		add(a.Source, source, i)
	}
	slices.SortStableFunc(out, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.role, b.role))
	})
	return out
}

// layer is parts without overlaps: a source or a cue is seen before a content,
// and a short part before a long one that it lies in.
func layer(d *Document) []part {
	all := parts(d)
	slices.SortStableFunc(all, func(a, b part) int {
		if (a.role == content) != (b.role == content) {
			return cmp.Compare(a.role, b.role)
		}
		return cmp.Compare(b.Len(), a.Len())
	})
	top := make([]int32, len(d.Text())) // for each byte the number of the part seen there, from 1
	for i, p := range all {
		for at := p.Start; at < p.End; at++ {
			top[at] = int32(i + 1)
		}
	}
	var out []part
	for at := 0; at < len(top); {
		end := at + 1
		for end < len(top) && top[end] == top[at] {
			end++
		}
		if n := top[at]; n > 0 {
			p := all[n-1]
			p.Span = sentence.Span{Start: at, End: end}
			out = append(out, p)
		}
		at = end
	}
	return out
}
