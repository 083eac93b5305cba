package format

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"whosaid/sentence"
)

var csvColumns = []string{
	"text", "number", "speaker", "speaker_kind", "title", "gender", "kind", "quote", "verbatim", "cue", "source",
	"line", "start", "end", "confidence", "certainty",
}

// appendCSV writes one row a quote, as RFC 4180 has it. Start and end are
// bytes, of the first content to the last.
func appendCSV(dst []byte, d *Document, _ Options) ([]byte, error) {
	b := bytes.NewBuffer(dst)
	w := csv.NewWriter(b)
	w.UseCRLF = true
	text, lines := d.Text(), newLineIndex(d.Text())
	for i := range d.Attributions {
		a := &d.Attributions[i]
		q := NewQuote(text, a)
		var speaker Speaker
		if q.Speaker != nil {
			speaker = *q.Speaker
		}
		start, end := Place(a), -1
		for _, c := range a.Content {
			end = max(end, c.End)
		}
		line, _ := lines.place(start)
		w.Write([]string{
			cell(idString(d)), strconv.Itoa(i + 1),
			cell(speaker.Name), speaker.Kind, cell(speaker.Title), speaker.Gender,
			q.Kind, cell(Said(text, a)), cell(joined(text, a.Verbatim)), cell(joined(text, a.Cue)),
			cell(joined(text, []sentence.Span{a.Source})),
			strconv.Itoa(line), strconv.Itoa(start), strconv.Itoa(end),
			number(q.Confidence), number(q.Certainty),
		})
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// cell is s as spreadsheets may see it: one that begins like a formula gets an
// apostrophe before it, so that no text that was read is ever computed.
func cell(s string) string {
	s = flat(s)
	if s != "" && strings.ContainsRune("=+-@|%", rune(s[0])) {
		return "'" + s
	}
	return s
}

// joined is the text of some spans on one line.
func joined(text string, spans []sentence.Span) string {
	var out []string
	for _, s := range spans {
		if part := flat(Within(s, len(text)).In(text)); part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " … ")
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// idString is the id of a document without the quotation marks of JSON.
func idString(d *Document) string {
	var s string
	if json.Unmarshal(d.ID, &s) == nil && len(d.ID) > 0 {
		return s
	}
	return string(d.ID)
}
