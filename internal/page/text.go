package page

import (
	"bufio"
	"cmp"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"whosaid/sentence"
)

// writeText writes the article itself, a paragraph of HTML for each line.
func (v *view) writeText(out io.Writer) error {
	w := bufio.NewWriter(out)
	s := sweep{ahead: v.layers()}
	chips := v.chips()
	spaced := strings.Contains(v.text, "\n\n") || strings.Contains(v.text, "\n\r\n")
	blank := true // the line before is blank, or there is none
	first := true
	for start := 0; start < len(v.text); {
		end := len(v.text)
		if i := strings.IndexByte(v.text[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := strings.TrimSpace(v.text[start:end])
		switch {
		case line == "":
			blank = true
		case first && strings.TrimSpace(clean(line)) == v.Title:
			w.WriteString("<h1>")
			chips = v.line(w, &s, chips, start, end)
			w.WriteString("</h1>\n")
		default:
			if spaced && !blank {
				w.WriteString(`<p class="joined">`)
			} else {
				w.WriteString("<p>")
			}
			chips = v.line(w, &s, chips, start, end)
			w.WriteString("</p>\n")
		}
		if line != "" {
			first, blank = false, false
		}
		start = end + 1
	}
	return w.Flush()
}

// line writes the text from start to end with its layers and chips, and
// returns the chips that are still to come.
func (v *view) line(w *bufio.Writer, s *sweep, chips []chip, start, end int) []chip {
	s.at = start
	for s.at < end {
		limit := end
		if len(chips) > 0 && chips[0].at < end {
			limit = max(chips[0].at, s.at)
		}
		if limit > s.at {
			v.segment(w, s.next(limit))
		}
		for len(chips) > 0 && chips[0].at <= s.at {
			v.chip(w, chips[0].quote)
			chips = chips[1:]
		}
	}
	for len(chips) > 0 && chips[0].at <= end {
		v.chip(w, chips[0].quote)
		chips = chips[1:]
	}
	return chips
}

// segment writes a stretch of text within the elements of its layers: mark for
// what is said, u for cue and source, span for a mention.
func (v *view) segment(w *bufio.Writer, s segment) {
	said, own, underlined, mention := -1, false, -1, -1
	for i, l := range s.layers {
		switch l.role {
		case content:
			said = i // of nested quotes, the one that begins last
		case cue, source:
			underlined = i
		case mentioned:
			mention = i
		}
	}
	for _, l := range s.layers {
		if l.role == verbatim && said >= 0 && l.quote == s.layers[said].quote {
			own = true
		}
	}
	if said >= 0 {
		class := "in"
		if own {
			class = "own"
		}
		v.open(w, "mark", class, s.layers[said].quote, s.layers)
	}
	if underlined >= 0 {
		class := "cue"
		if s.layers[underlined].role == source {
			class = "source"
		}
		v.open(w, "u", class, s.layers[underlined].quote, nil)
	}
	if mention >= 0 {
		w.WriteString(`<span data-m="` + strconv.Itoa(s.layers[mention].quote) + `">`)
	}
	w.WriteString(html.EscapeString(clean(s.In(v.text))))
	if mention >= 0 {
		w.WriteString("</span>")
	}
	if underlined >= 0 {
		w.WriteString("</u>")
	}
	if said >= 0 {
		w.WriteString("</mark>")
	}
}

// open writes the start of an element of a quote. The quotes of all layers of
// content around it are told too, so that a filter keeps what is nested.
func (v *view) open(w *bufio.Writer, element, class string, quote int, around []layer) {
	w.WriteString("<" + element + ` class="` + class + " c" + strconv.Itoa(v.Quotes[quote].Voice.Colour()) + `" data-q="` + strconv.Itoa(quote+1) + `"`)
	var outer []byte
	for _, l := range around {
		if l.role == content && l.quote != quote {
			outer = append(strconv.AppendInt(outer, int64(l.quote+1), 10), ' ')
		}
	}
	if len(outer) > 0 {
		w.WriteString(` data-o="` + strings.TrimSpace(string(outer)) + `"`)
	}
	w.WriteString(">")
}

// A chip is the speaker's number behind a quote: what one can focus.
type chip struct {
	at, quote int
}

// chips are the places of all chips in the order of the text: behind the last
// content, and behind the marks that close it.
func (v *view) chips() []chip {
	var out []chip
	for i := range v.attributions {
		a := &v.attributions[i]
		end := a.Source.End
		for _, spans := range [...][]sentence.Span{a.Cue, a.Content} {
			if len(spans) > 0 {
				end = spans[len(spans)-1].End
			}
		}
		end = min(max(end, 0), len(v.text))
		for range 4 {
			r, n := utf8.DecodeRuneInString(v.text[end:])
			if n == 0 || !strings.ContainsRune(`"”’'».,;!?`, r) {
				break
			}
			end += n
		}
		out = append(out, chip{end, i})
	}
	sortChips(out)
	return out
}

func (v *view) chip(w *bufio.Writer, quote int) {
	q := &v.Quotes[quote]
	n := strconv.Itoa(q.Number)
	class, text := "chip", strconv.Itoa(q.Voice.Number)
	if q.Voice.Number == 0 {
		text = "–"
	}
	if q.Unsure() {
		class, text = "chip check", text+"?"
	}
	w.WriteString(`<a class="` + class + " c" + strconv.Itoa(q.Voice.Colour()) + `" id="q` + n + `" href="#d` + n + `" data-q="` + n +
		`" aria-label="` + html.EscapeString(q.Label()) + `" aria-describedby="w` + n + `">` + text + "</a>")
}

func sortChips(chips []chip) {
	slices.SortStableFunc(chips, func(a, b chip) int { return cmp.Compare(a.at, b.at) })
}
