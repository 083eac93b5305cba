package quote

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"whosaid/sentence"
)

// Restore is the text with its apostrophes and quotation marks put back, ' and
// ", where they are missing; nothing else is changed. Marks that still stand
// stay, and where one side of a quotation has its mark the other is completed,
// by a ' in text that quotes with single marks. Without any marks in the text,
// what had been between them is a guess, which starts from what [Find] finds. All of
// the text is read before any of it is known, so that there is no restoring a
// stream piece by piece.
func Restore(text string) string {
	doc := sentence.Parse(text)
	var in []insertion
	for _, at := range doc.CloserApostrophes() {
		in = append(in, insertion{at, '\''})
	}
	v := newView(doc)
	m := v.marks
	mark := byte('"')
	if m.single {
		mark = '\''
	}
	if m.state == noMarks {
		f := newFinder(v, installed)
		for _, r := range f.quotations(places) {
			in = append(in, insertion{v.tokens[r[0]].Start, mark}, insertion{v.tokens[r[1]-1].End, mark})
		}
		f.done()
	} else {
		quotes := Finder{}.find(v)
		if m.state == oddMarks { // titles and the like stand between marks, too
			quotes = append(quotes, Quote{Verbatim: m.spans})
		}
		for _, at := range m.missing(doc, quotes) {
			in = append(in, insertion{at, mark})
		}
	}
	slices.SortStableFunc(in, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	var b strings.Builder
	b.Grow(len(text) + len(in))
	done := 0
	for _, x := range in {
		b.WriteString(text[done:x.at])
		b.WriteByte(x.mark)
		done = x.at
	}
	b.WriteString(text[done:])
	return b.String()
}

// An insertion puts a mark before byte at.
type insertion struct {
	at   int
	mark byte
}

// missing are the places, in order, where a quotation mark is missing.
func (m *marks) missing(doc *sentence.Document, quotes []Quote) []int {
	text := doc.Text()
	var said []sentence.Span
	for _, q := range quotes {
		if len(q.Cue) > 0 && q.Cue[0].In(text) == ":" {
			continue // a turn of a transcript, which has no marks
		}
		said = append(said, q.Verbatim...)
	}
	slices.SortFunc(said, func(a, b sentence.Span) int { return cmp.Compare(a.Start, b.Start) })
	var places []int
	for i := 0; i < len(said); {
		s := said[i]
		for i++; i < len(said) && (said[i].Start <= s.End || m.onlyPoints(text, s.End, said[i].Start)); i++ {
			s.End = max(s.End, said[i].End)
		}
		// A quotation opens anew in each of its paragraphs and closes in the last.
		paragraphs := doc.Paragraphs()
		at := sort.Search(len(paragraphs), func(k int) bool { return paragraphs[k].End > s.Start })
		for ; at < len(paragraphs) && paragraphs[at].Start < s.End; at++ {
			if start := max(s.Start, paragraphs[at].Start); !m.opened(start, paragraphs[at].Start) {
				places = append(places, start)
			}
		}
		if end := afterPoint(text, s.End); !m.stands(end) && !m.stands(s.End) {
			places = append(places, end)
		}
	}
	return places
}

// tokenAt is the first token that ends after byte at.
func (m *marks) tokenAt(at int) int {
	return sort.Search(len(m.tokens), func(i int) bool { return m.tokens[i].End > at })
}

// stands tells whether there is a quotation mark at byte at.
func (m *marks) stands(at int) bool {
	i := m.tokenAt(at)
	return i < len(m.tokens) && m.tokens[i].Start == at && isMark(m.tokens[i].Norm)
}

// opened tells whether a quotation mark stands at byte at, or before it in the
// paragraph that starts at byte first.
func (m *marks) opened(at, first int) bool {
	i := m.tokenAt(at) - 1
	return m.stands(at) || i >= 0 && m.tokens[i].Start >= first && isMark(m.tokens[i].Norm)
}

// onlyPoints tells whether two parts of a quotation are one: nothing but points
// and blanks of one paragraph stands between them.
func (m *marks) onlyPoints(text string, from, to int) bool {
	for i := m.tokenAt(from); i < len(m.tokens) && m.tokens[i].Start < to; i++ {
		if isMark(m.tokens[i].Norm) || !isPunctuation(m.tokens[i].Norm) {
			return false
		}
	}
	return !strings.Contains(text[from:to], "\n")
}

// afterPoint is the place behind the comma or full stop at byte at, which
// American English puts inside the marks.
func afterPoint(text string, at int) int {
	for at < len(text) && strings.IndexByte(",.?!", text[at]) >= 0 {
		at++
	}
	return at
}
