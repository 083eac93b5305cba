package quote

import (
	"sort"

	"whosaid/sentence"
)

// In a tale, where people talk and many quotes stand without a source, what
// they think and mean is part of the telling: only what stands between marks
// is a quote.
const (
	taleLeast = 12  // so many quotes between marks without a source
	taleShare = 0.1 // of so many; in 840 articles of news, none but one has the first dozen
)

// tale tells whether quotes are those of a tale.
func tale(quotes []Quote) bool {
	spoken, bare := 0, 0
	for i := range quotes {
		if quotes[i].Kind != Indirect {
			spoken++
			if quotes[i].Source.Empty() {
				bare++
			}
		}
	}
	return bare >= taleLeast && float64(bare) >= taleShare*float64(spoken)
}

// spoken is the quotes of a tale: whole quotations, and all of them.
func (v *view) spoken(quotes []Quote) []Quote {
	spans := v.marks.spans
	taken := make([]bool, len(spans))
	kept := quotes[:0]
	for _, q := range quotes {
		var content []sentence.Span
		for _, c := range q.Content {
			at := sort.Search(len(spans), func(i int) bool { return spans[i].End > c.Start })
			for ; at < len(spans) && spans[at].Start < c.End; at++ {
				if taken[at] {
					continue
				}
				if s, ok := v.trimmed(v.region(at)); ok {
					content = append(content, s)
				}
				taken[at] = true
			}
		}
		if len(content) > 0 {
			q.Content, q.Verbatim, q.Kind = content, content, Direct
			kept = append(kept, q)
		}
	}
	return append(kept, v.cueless(kept, nil, func(first, last int) bool { return true })...)
}
