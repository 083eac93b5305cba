package format

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/sentence"
	"whosaid/speaker"
)

// A Document is a text that was read, with what was found in it.
type Document struct {
	Name         string // where the text stands: a file, or a file and its line
	ID           json.RawMessage
	Parsed       *sentence.Document
	Attributions []speaker.Attribution
}

// Text is the text itself.
func (d *Document) Text() string { return d.Parsed.Text() }

// Options say what to show. The zero value is the default of every format.
type Options struct {
	Context bool // the sentences around each quote
	Explain bool // the chain from each source to the name
	Summary bool // the speakers with their shares, after the quotes
	Color   bool // escape sequences for a terminal
}

// A Format is one way to write documents. The output is Header, what Append
// makes of each document, and Footer.
type Format struct {
	Name, About    string
	Header, Footer string
	Ending         string // of the names of its files
	Single         bool   // a file holds one document
	Append         func(dst []byte, d *Document, o Options) ([]byte, error)
}

// Formats are the formats of this package, the default first.
var Formats = []Format{
	{Name: "text", About: "for reading: each quote with its speaker, kind and place", Ending: ".quotes.txt", Append: appendText},
	{Name: "jsonl", About: "JSON Lines: one object a text, places in bytes", Ending: ".jsonl", Append: appendJSONL},
	{Name: "csv", About: "a table: one row a quote", Ending: ".csv", Header: strings.Join(csvColumns, ",") + "\r\n", Append: appendCSV},
	{Name: "standoff", About: "brat: a .ann file a text, places in characters", Ending: ".ann", Single: true, Append: appendStandoff},
	{Name: "spacy", About: "spaCy: what displaCy shows with manual=True, one object a text", Ending: ".jsonl", Append: appendSpacy},
	{Name: "conll", About: "CoNLL-U Plus: a token a line with its roles", Ending: ".conllup", Header: conllHeader, Append: appendCoNLL},
}

func appendJSONL(dst []byte, d *Document, _ Options) ([]byte, error) {
	return AppendJSONLine(dst, Line{ID: d.ID, Quotes: NewQuotes(d.Text(), d.Attributions)})
}

// Who is the name to show for the speaker of a quote: the name, or a
// description where there is none.
func Who(text string, a *speaker.Attribution) string {
	source := flat(Within(a.Source, len(text)).In(text))
	switch s := a.Speaker; {
	case s != nil && s.Name != "":
		return flat(s.Name)
	case source == "":
		return "somebody"
	case s == nil:
		return fmt.Sprintf("somebody (“%s”)", source)
	default:
		return fmt.Sprintf("unnamed (“%s”)", source)
	}
}

// flat is s on one line, without control characters: what a text holds must
// not steer a terminal.
func flat(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// Said is the content of a quote on one line: quotation marks stand around
// what is verbatim, and dots where something was left out between two spans.
func Said(text string, a *speaker.Attribution) string {
	var b strings.Builder
	for i, c := range a.Content {
		if i > 0 {
			b.WriteString(" … ")
		}
		b.WriteString(marked(text, Within(c, len(text)), a.Verbatim))
	}
	return b.String()
}

// The text's own quotation marks, as characters and as HTML has them.
var (
	opening = []string{"\"", "“", "„", "«", "'", "‘", "`", "&quot;", "&#34;", "&ldquo;", "&#8220;", "&laquo;", "&lsquo;", "&#8216;"}
	closing = []string{"\"", "”", "»", "''", "&quot;", "&#34;", "&rdquo;", "&#8221;", "&raquo;"}
)

// withoutOpening is s without the marks at its end.
func withoutOpening(s string) string {
	for {
		n := len(s)
		for _, mark := range opening {
			s = strings.TrimSuffix(s, mark)
		}
		if len(s) == n {
			return s
		}
	}
}

// marked is the part c of text with quotation marks around what is verbatim.
func marked(text string, c sentence.Span, verbatim []sentence.Span) string {
	var b strings.Builder
	at := c.Start
	for _, v := range verbatim {
		v = Within(v, len(text))
		s, e := max(v.Start, at), min(v.End, c.End)
		if s >= e {
			continue
		}
		before := text[at:s]
		b.WriteString(withoutOpening(flatEdges(before)))
		b.WriteString("“" + flat(text[s:e]) + "”")
		at = e
		for _, mark := range closing {
			if strings.HasPrefix(text[at:c.End], mark) {
				at += len(mark)
				break
			}
		}
	}
	b.WriteString(flatEdges(text[at:c.End]))
	return strings.TrimSpace(b.String())
}

// flatEdges is flat, but a blank at either end stays one blank.
func flatEdges(s string) string {
	f := flat(s)
	if f == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		f = " " + f
	}
	if r, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) {
		f += " "
	}
	return f
}
