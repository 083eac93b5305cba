package quote

import "strings"

// credited are the paragraphs that are a quotation and, behind a dash, the name
// of whose it is: "Enough is enough." -- Jane Moore. Where most of those of a text
// have kept a mark, others need not have. Where none has, the dash may be gone as
// well, and the name may be that of who wrote the paragraph or took the picture:
// then several people are to speak of themselves.
func (v *view) credited() []Quote {
	var found, bare []Quote // with both of their marks, and without
	marked, selves := 0, 0  // how many have a mark, or speak of themselves
	people := make(map[string]bool)
	for _, p := range v.doc.Paragraphs() {
		first, last := v.doc.Sentences()[p.First].First, v.doc.Sentences()[p.Last-1].Last
		end, name := v.credit(first, last)
		if end < 0 {
			continue
		}
		from, to := v.trim(first, end)
		for last > name && isPunctuation(v.tokens[last-1].Norm) {
			last--
		}
		if from == to || name == last {
			continue
		}
		opens, ends := v.tokens[first].Norm == "\"", v.tokens[end-1].Norm == "\""
		if !(opens && ends) && to-from < leastWords {
			continue
		}
		if opens || ends {
			marked++
		}
		for i := from; i < to; i++ {
			if firstWords[strings.ToLower(v.tokens[i].Norm)] {
				selves++
				break
			}
		}
		q := v.turn([2]int{from, to}, [2]int{end, name}, [2]int{name, last})
		people[q.Source.In(v.doc.Text())] = true
		if opens && ends {
			found = append(found, q)
		} else {
			bare = append(bare, q)
		}
	}
	all := len(found) + len(bare)
	if len(people) >= leastCredited && (2*marked > all || v.marks.state == noMarks && selves >= leastCredited && 4*selves > all) {
		return append(found, bare...)
	}
	return found
}

// leastCredited is how many people the quotations of a text are credited to if
// some have lost their marks.
const leastCredited = 3

// credit is where, at the end of a sentence, a dash stands that only a name
// follows, and where the name begins; in a text without marks a name of more than
// a word may follow by itself. Where there is none, both are -1.
func (v *view) credit(first, last int) (end, name int) {
	const longestCredit = 8
	for i := last - 1; i > max(first+1, last-longestCredit); i-- {
		norm := v.tokens[i].Norm
		dash := norm == "--" || norm == "-"
		switch {
		case dash && v.endsSentence(i-1) && i+1 < last && v.upper[i+1]:
			return i, i + 1
		case v.marks.state == noMarks && v.endsSentence(i) && i+2 < last && v.upper[i+1] && v.upper[i+2]:
			return i + 1, i + 1
		case dash, !v.upper[i] && !isPunctuation(norm):
			return -1, -1
		}
	}
	return -1, -1
}

// endsSentence tells whether token i is a point or a closing mark, and no initial's.
func (v *view) endsSentence(i int) bool {
	switch v.tokens[i].Norm {
	case "\"", "!", "?", "...":
		return true
	case ".":
		return i == 0 || v.tokens[i-1].Len() > 1
	}
	return false
}
