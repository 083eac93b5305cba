package quote

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/sentence"
)

// Restore is the text with its apostrophes and quotation marks put back, ' and
// ", where they are missing; nothing else is changed. Marks that still stand
// stay, and where one side of a quotation has its mark the other is completed.
// What was said in whose words is what [Find] takes for it: without marks in
// the text this is a guess.
func Restore(text string) string {
	doc := sentence.Parse(text)
	var in []insertion
	for _, at := range doc.Apostrophes() {
		in = append(in, insertion{at, '\''})
	}
	for _, at := range missingMarks(doc, Find(doc)) {
		in = append(in, insertion{at, '"'})
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

// missingMarks are the places, in order, where a quotation mark is missing.
func missingMarks(doc *sentence.Document, quotes []Quote) []int {
	text := doc.Text()
	var said []sentence.Span
	for _, q := range quotes {
		said = append(said, q.Verbatim...)
	}
	slices.SortFunc(said, func(a, b sentence.Span) int { return cmp.Compare(a.Start, b.Start) })
	var places []int
	for i := 0; i < len(said); {
		s := said[i]
		for i++; i < len(said) && (said[i].Start <= s.End || onlyPoints(text[s.End:said[i].Start])); i++ {
			s.End = max(s.End, said[i].End)
		}
		// A quotation opens anew in each of its paragraphs and closes in the last.
		paragraphs := doc.Paragraphs()
		at := sort.Search(len(paragraphs), func(k int) bool { return paragraphs[k].End > s.Start })
		for ; at < len(paragraphs) && paragraphs[at].Start < s.End; at++ {
			if start := max(s.Start, paragraphs[at].Start); !markBefore(text, start) && !markAfter(text, start) {
				places = append(places, start)
			}
		}
		if end := afterPoint(text, s.End); !markAfter(text, end) && !markAfter(text, s.End) {
			places = append(places, end)
		}
	}
	return places
}

// onlyPoints tells whether two parts of a quotation are one: nothing but points
// and blanks of one paragraph stands between them.
func onlyPoints(gap string) bool {
	return strings.IndexFunc(gap, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\n' || isQuotationMark(r)
	}) < 0
}

func isQuotationMark(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

func markBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:at], " "))
	return isQuotationMark(r)
}

func markAfter(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return isQuotationMark(r)
}

// afterPoint is the place behind the comma or full stop at byte at, which
// American English puts inside the marks.
func afterPoint(text string, at int) int {
	for at < len(text) && strings.IndexByte(",.?!", text[at]) >= 0 {
		at++
	}
	return at
}
