package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/sentence"
)

// A side says which way a quotation mark looks.
type side uint8

const (
	neither side = iota
	opening
	closing
)

// How whole a text's double quotation marks are.
const (
	noMarks  = iota // none are left
	oddMarks        // some are missing
	allMarks        // they come in pairs
)

// marks is what is known of the quotation marks of a document.
type marks struct {
	tokens []sentence.Token // the document's; single marks that do the work of double ones have their Norm
	single bool             // there are such
	side   []side           // by token: what a mark looks like from its neighbours and its shape
	inside []bool           // by token: it stands between an opening mark and the closing one, or the paragraph's end
	region []int32          // by token: the number of the region it stands in, -1 outside
	spans  []sentence.Span  // the regions, marks left out
	first  []int            // by region: its first token
	state  int
}

func isMark(norm string) bool { return norm == "\"" }

// readMarks pairs the marks paragraph by paragraph. A quotation that is open
// where its paragraph ends is taken to run to that end, which is how quotations
// are carried over paragraphs; the next one opens with a mark of its own.
func readMarks(doc *sentence.Document) *marks {
	tokens, single := doubled(doc)
	m := &marks{tokens: tokens, single: single, side: make([]side, len(tokens)), inside: make([]bool, len(tokens)), region: make([]int32, len(tokens))}
	for i := range m.region {
		m.region[i] = -1
	}
	sentences := doc.Sentences()
	total, odd := 0, 0
	carried := false // the paragraph before ended with its quotation open
	for _, p := range doc.Paragraphs() {
		first, last := sentences[p.First].First, sentences[p.Last-1].Last
		open, here, wrong := -1, 0, false
		finish := func(end int) {
			at := tokens[open].End
			stop := p.End
			if end < last {
				stop = tokens[end].Start
			}
			if open+1 < end {
				for i := open + 1; i < end; i++ {
					m.inside[i], m.region[i] = true, int32(len(m.spans))
				}
				m.spans = append(m.spans, sentence.Span{Start: at, End: stop})
				m.first = append(m.first, open+1)
			}
			open = -1
		}
		for i := first; i < last; i++ {
			if !isMark(tokens[i].Norm) {
				continue
			}
			here++
			look := lookOf(doc.Text(), tokens[i].Span)
			m.side[i] = look
			switch {
			case open < 0 && look != closing:
				open = i
			case open < 0: // a closing mark whose opening one is missing
				wrong = true
			case look == opening: // two openings: the first was never closed
				wrong = true
				open = i
			default:
				finish(i)
			}
		}
		if carried && m.side[first] != opening {
			odd++ // nothing took the open quotation up
		}
		if carried = open >= 0; carried {
			finish(last)
		}
		if here > 0 {
			total++
		}
		if wrong {
			odd++
		}
		if here > 0 {
			m.state = max(m.state, oddMarks)
		}
	}
	if carried {
		odd++
	}
	// A text that lost apostrophes lost quotation marks as well, unless so many
	// paragraphs have theirs that it cannot be by chance.
	const stray, many = 3, 30
	if m.state == oddMarks && 5*odd <= total && (len(doc.Apostrophes()) < stray || total >= many) {
		m.state = allMarks
	}
	return m
}

// doubled is the tokens of a document, and whether single quotation marks do
// the work of double ones in it, as in British text: the Norm of the outer marks
// is then ", that of marks within them '.
func doubled(doc *sentence.Document) (tokens []sentence.Token, single bool) {
	tokens = doc.Tokens()
	var pairs [][2]int // of single marks that do not stand within double ones
	var doubles []int  // double marks
	for _, p := range doc.Paragraphs() {
		open, shut := -1, -1 // the opening single mark, and the best closing one so far
		within := false      // double ones
		pair := func() {
			if open >= 0 && shut >= 0 {
				pairs = append(pairs, [2]int{open, shut})
			}
			open, shut = -1, -1
		}
		sentences := doc.Sentences()
		for i := sentences[p.First].First; i < sentences[p.Last-1].Last; i++ {
			switch look := lookOf(doc.Text(), tokens[i].Span); {
			case isMark(tokens[i].Norm):
				within = !within
				doubles = append(doubles, i)
			case tokens[i].Norm != "'":
			case look == opening && (!within || open >= 0):
				pair()
				open = i
			case look == closing && open >= 0 && (shut < 0 || !plural(tokens, i)):
				if shut = i; !plural(tokens, i) {
					pair()
				}
			}
		}
		pair()
	}
	inner := func(i int) bool {
		at := sort.Search(len(pairs), func(k int) bool { return pairs[k][1] > i })
		return at < len(pairs) && pairs[at][0] < i
	}
	outer := 0
	for _, i := range doubles {
		if !inner(i) {
			outer++
		}
	}
	if 2*len(pairs) <= outer {
		return tokens, false
	}
	tokens = slices.Clone(tokens)
	for _, i := range doubles {
		if inner(i) {
			tokens[i].Norm = "'"
		}
	}
	for _, p := range pairs {
		tokens[p[0]].Norm, tokens[p[1]].Norm = "\"", "\""
	}
	return tokens, true
}

// plural tells whether the mark at i may be the apostrophe of a plural: the countries' leaders.
func plural(tokens []sentence.Token, i int) bool {
	return i > 0 && tokens[i-1].End == tokens[i].Start && strings.HasSuffix(tokens[i-1].Norm, "s")
}

// lookOf is the side that a mark shows by its shape, unless the blanks about it
// say the contrary: “ closes where „ opens, and in text that was set carelessly.
func lookOf(text string, s sentence.Span) side {
	shape := neither
	switch mark := s.In(text); {
	case strings.HasPrefix(mark, "“"), strings.HasPrefix(mark, "„"), strings.HasPrefix(mark, "«"), strings.HasPrefix(mark, "‘"), mark == "``":
		shape = opening
	case strings.HasPrefix(mark, "”"), strings.HasPrefix(mark, "»"):
		shape = closing
	}
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	open := s.Start == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-", before)
	closed := s.End == len(text) || unicode.IsSpace(after) || strings.ContainsRune(".,;:!?)]—–-", after)
	switch {
	case open && !closed:
		return opening
	case closed && !open:
		return closing
	}
	return shape
}
