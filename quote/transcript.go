package quote

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"whosaid/sentence"
)

// turns are the quotes that the form of the text gives to somebody. Of two that
// share a paragraph the first stays.
func (v *view) turns() []Quote {
	turns := append(v.transcript(), v.posts()...)
	turns = append(turns, v.credited()...)
	slices.SortStableFunc(turns, func(a, b Quote) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	return slices.CompactFunc(turns, func(b, a Quote) bool {
		return b.Content[0].Start < a.Content[len(a.Content)-1].End
	})
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

// labelled are the paragraphs that open with a label, or stand behind a label that
// is a paragraph, and what goes on with them: where all of a transcript is quoted,
// each paragraph opens with a mark, and one that has a mark and no label goes on
// with the turn before.
func (v *view) labelled(label func(first, last int) int) []Quote {
	var found []Quote
	quoted := false       // whether the paragraph before is part of a turn behind a mark
	var before, no [2]int // the label that the paragraph before is, if it is one
	for _, p := range v.doc.Paragraphs() {
		first, last := v.doc.Sentences()[p.First].First, v.doc.Sentences()[p.Last-1].Last
		marked := v.tokens[first].Norm == "\"" && first+1 < last
		if marked {
			first++
		}
		source := before
		before = no
		switch colon := label(first, last); {
		case colon >= 0 && !v.isFurniture(first, colon):
			source = [2]int{first, colon}
			if first = colon + 1; v.onlyPoints(first, last) {
				before, quoted = source, false
				continue
			}
		case v.tokens[first].Norm == "(":
			quoted = false
			continue
		case source != no:
		case marked && quoted:
			if from, to := v.trim(first, last); from < to {
				turn, more := &found[len(found)-1], v.spanOf([2]int{from, to})
				turn.Content, turn.Verbatim = append(turn.Content, more), append(turn.Verbatim, more)
			}
			continue
		default:
			quoted = false
			continue
		}
		if from, to := v.trim(first, last); from < to {
			found = append(found, v.turn([2]int{from, to}, [2]int{source[1], source[1] + 1}, source))
			quoted = marked
		}
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

const transcriptConfidence = 0.8

// labelConfidence is how sure it is that the label of a turn names who speaks.
const labelConfidence = 0.95

// label is the colon that ends a speaker label at token first, or -1.
func (v *view) label(first, last int) int {
	const longestLabel = 10
	for i := first; i < min(last, first+longestLabel); i++ {
		norm := v.tokens[i].Norm
		if norm == ":" && i > first {
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
			if v.upper[i+1] || isMark(v.tokens[i+1].Norm) {
				return i
			}
			return -1
		}
		if !v.upper[i] {
			return -1
		}
	}
	return -1
}

// furniture are the words that the labels of pages and of boxes beside a text
// are made of ("RELATED STORIES:", "WHEN:"), which nobody speaks under. A poll or
// an analysis says something.
var furniture = set(`watch listen video videos photo photos gallery podcast live now
	read see also more news related story stories update updated updates breaking
	developing exclusive correction clarification note q&a commentary column quiz
	explainer timeline who what when where why how to help date time place location
	address phone tel fax email e-mail web website tickets cost price admission info
	information contact contacts credit tags topics by`)

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
			return 2*overlap(q.Content, turn) > turn.Len()
		})
	})
}

// turn is what somebody says, writes or is credited with by the form of the text.
func (v *view) turn(content, cue, source [2]int) Quote {
	said := v.spanOf(content)
	q := Quote{
		Content: []sentence.Span{said}, Verbatim: []sentence.Span{said}, Source: v.spanOf(source),
		Kind: Direct, Confidence: transcriptConfidence, SourceConfidence: labelConfidence,
	}
	if cue[0] < cue[1] {
		q.Cue = []sentence.Span{v.spanOf(cue)}
	}
	return q
}
