package quote

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"whosaid/sentence"
)

// turns are the quotes that the form of the text gives to somebody.
func (v *view) turns() []Quote {
	turns := append(v.transcript(), v.credited()...)
	slices.SortStableFunc(turns, func(a, b Quote) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	return turns
}

// transcript are the turns of an interview or a transcript: paragraphs that
// open with the speaker's name in capitals, or Q and A, and a colon. One such
// paragraph alone may be anything; two or more are a transcript. Names that are
// not all in capitals take more to be sure of.
func (v *view) transcript() []Quote {
	if turns := v.labelled(v.label); len(turns) > 1 {
		return turns
	}
	if turns := v.labelled(v.nameLabel); v.converse(turns) {
		return turns
	}
	return nil
}

// labelled are the paragraphs that open with a label, and what goes on with them:
// where all of a transcript is quoted, each paragraph opens with a mark, and one
// that has a mark and no label goes on with the turn before.
func (v *view) labelled(label func(first, last int) int) []Quote {
	var found []Quote
	quoted := false // whether the paragraph before is part of a turn behind a mark
	for _, p := range v.doc.Paragraphs() {
		first, last := v.doc.Sentences()[p.First].First, v.doc.Sentences()[p.Last-1].Last
		marked := v.tokens[first].Norm == "\"" && first+1 < last
		if marked {
			first++
		}
		colon := label(first, last)
		goesOn := colon < 0 && marked && quoted && v.tokens[first].Norm != "("
		quoted = marked && (colon >= 0 || goesOn)
		from, to := first, last
		if colon >= 0 {
			from = colon + 1
		} else if !goesOn {
			continue
		}
		if from, to = v.trim(from, to); from == to {
			quoted = quoted && goesOn
			continue
		}
		span := sentence.Span{Start: v.tokens[from].Start, End: v.tokens[to-1].End}
		if goesOn {
			turn := &found[len(found)-1]
			turn.Content, turn.Verbatim = append(turn.Content, span), append(turn.Verbatim, span)
			continue
		}
		found = append(found, Quote{
			Content: []sentence.Span{span}, Verbatim: []sentence.Span{span}, Cue: []sentence.Span{v.tokens[colon].Span},
			Source: sentence.Span{Start: v.tokens[first].Start, End: v.tokens[colon-1].End}, Kind: Direct, Confidence: transcriptConfidence, SourceConfidence: labelConfidence,
		})
	}
	return found
}

// converse tells whether turns behind names are a conversation: three or more,
// somebody speaks again, somebody is called by more than one name in the text, and
// a third of them speak to each other or of themselves. Where the news of two
// teams stands behind their names nobody does.
func (v *view) converse(turns []Quote) bool {
	const least = 3
	if len(turns) < least {
		return false
	}
	ends := make(map[string]int) // how many labels end in a word
	personal := 0
	for _, q := range turns {
		ends[v.tokens[v.tokenAt(q.Source.End-1)].Norm]++
		last := v.tokenAt(q.Content[0].End - 1)
		for i := v.tokenAt(q.Content[0].Start); i <= last; i++ {
			if norm := strings.ToLower(v.tokens[i].Norm); norm == "?" || firstWords[norm] || secondWords[norm] {
				personal++
				break
			}
		}
	}
	if len(ends) < 2 || len(ends) == len(turns) || least*personal < len(turns) {
		return false
	}
	for i := 1; i < len(v.tokens); i++ {
		if v.upper[i-1] && ends[v.tokens[i].Norm] > 0 && v.isName(i-1) && v.isName(i) {
			return true
		}
	}
	return false
}

func (v *view) isName(i int) bool { return strings.HasPrefix(v.words[i].Class.String(), "NNP") }

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
		span := sentence.Span{Start: v.tokens[from].Start, End: v.tokens[to-1].End}
		q := Quote{
			Content: []sentence.Span{span}, Verbatim: []sentence.Span{span},
			Source: sentence.Span{Start: v.tokens[name].Start, End: v.tokens[last-1].End}, Kind: Direct, Confidence: transcriptConfidence, SourceConfidence: labelConfidence,
		}
		if end < name {
			q.Cue = []sentence.Span{v.tokens[end].Span}
		}
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

const transcriptConfidence = 0.8

// labelConfidence is how sure it is that the label of a turn names who speaks.
const labelConfidence = 0.95

// label is the colon that ends a speaker label at token first, or -1.
func (v *view) label(first, last int) int {
	const longestLabel = 6
	for i := first; i < min(last, first+longestLabel); i++ {
		norm := v.tokens[i].Norm
		if norm == ":" && i > first {
			if v.isFurniture(first, i) {
				return -1
			}
			return i
		}
		if norm != strings.ToUpper(norm) || norm == "\"" {
			return -1
		}
	}
	return -1
}

// nameLabel is the colon behind names at token first, or -1.
func (v *view) nameLabel(first, last int) int {
	const longestLabel = 5
	for i := first; i < min(last-1, first+longestLabel); i++ {
		if v.tokens[i].Norm == ":" && i > first {
			if v.isFurniture(first, i) || !v.upper[i+1] && !isMark(v.tokens[i+1].Norm) {
				return -1
			}
			return i
		}
		if !v.upper[i] {
			return -1
		}
	}
	return -1
}

// furniture are the words that the labels of pages and of boxes beside a text
// are made of ("RELATED STORIES:", "WHEN:"), which nobody speaks under.
var furniture = set(`watch listen video videos photo photos gallery podcast live now
	read see also more news related story stories update updated updates breaking
	developing exclusive correction clarification note q&a opinion editorial
	analysis commentary column review poll quiz fact check explainer timeline
	who what when where why how to help date time place location address phone tel
	fax email e-mail web website tickets cost price admission info information
	contact contacts source sources credit tags topics by`)

// isFurniture tells whether tokens are such a label.
func (v *view) isFurniture(first, last int) bool {
	if first == last || last == len(v.tokens) || v.tokens[last].Norm != ":" || !v.startsParagraph(first) {
		return false
	}
	for i := first; i < last; i++ {
		if !v.upper[i] || !furniture[strings.ToLower(v.tokens[i].Norm)] {
			return false
		}
	}
	return true
}

// withoutTurns leaves out of quotes, in place, those whose content is most of a
// paragraph of a turn, which the turn itself reports. The turns are in the order
// of the text.
func withoutTurns(quotes, turns []Quote) []Quote {
	return slices.DeleteFunc(quotes, func(q Quote) bool {
		at := sort.Search(len(turns), func(i int) bool {
			return turns[i].Content[len(turns[i].Content)-1].End > q.Content[0].Start
		})
		if at == len(turns) {
			return false
		}
		return slices.ContainsFunc(turns[at].Content, func(turn sentence.Span) bool {
			shared := 0
			for _, c := range q.Content {
				shared += max(0, min(c.End, turn.End)-max(c.Start, turn.Start))
			}
			return 2*shared > turn.Len()
		})
	})
}
