package quote

import "slices"

// carryOn makes one of quotes that a quotation carried over paragraphs was cut
// into: one that nothing reports goes on with the one that ends where the
// paragraph before does, with its marks open. In a tale they stay apart.
func (v *view) carryOn(quotes []Quote) []Quote {
	if v.marks.state != allMarks {
		return quotes
	}
	ends, begins := make(map[int]int), make(map[int]int) // the quotes that end and begin with a region
	for k, q := range quotes {
		last := v.tokenAt(q.Content[len(q.Content)-1].End - 1)
		if of := int(v.marks.region[last]); of >= 0 && q.Kind != Indirect {
			if _, end := v.region(of); v.onlyPoints(last+1, end) {
				ends[of] = k
			}
		}
		if of := int(v.marks.region[v.tokenAt(q.Content[0].Start)]); of >= 0 && len(q.Cue) == 0 {
			begins[of] = k
		}
	}
	gone := make([]bool, len(quotes))
	for i := range v.marks.spans {
		from, ok := ends[i]
		next, follows := begins[i+1]
		if !ok || !follows || !v.carried(i) {
			continue
		}
		q, rest := &quotes[from], &quotes[next]
		q.Content = append(slices.Clip(q.Content), rest.Content...)
		q.Verbatim = append(slices.Clip(q.Verbatim), rest.Verbatim...)
		gone[next] = true
		ends[i+1] = from
	}
	kept := quotes[:0]
	for k, q := range quotes {
		if !gone[k] {
			kept = append(kept, q)
		}
	}
	return kept
}

// carried tells whether region i is open where its paragraph ends and the next
// paragraph takes it up.
func (v *view) carried(i int) bool {
	if i+1 >= len(v.marks.spans) {
		return false
	}
	_, end := v.region(i)
	return end+1 == v.marks.first[i+1] && v.startsParagraph(end)
}
