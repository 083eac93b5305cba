package format

import (
	"bytes"
	"encoding/json"
	"math"

	"whosaid/sentence"
	"whosaid/speaker"
)

// A Line is what is written for one text in JSON Lines: its id as it came in,
// and its quotes in the order of the text.
type Line struct {
	ID     json.RawMessage `json:"id"`
	Quotes []Quote         `json:"quotes"`
	Error  string          `json:"error,omitempty"` // why the input line could not be read
}

// A Quote is an attribution in JSON. Spans are [start, end) in bytes of the
// UTF-8 text as it came in.
type Quote struct {
	Content    []Span   `json:"content"`
	Verbatim   []Span   `json:"verbatim"`
	Kind       string   `json:"kind"` // direct, mixed or indirect
	Cue        []Span   `json:"cue"`
	Mention    *Span    `json:"mention"`    // the words that name the source, or null
	Speaker    *Speaker `json:"speaker"`    // null where the text does not tell
	Confidence float64  `json:"confidence"` // 0 to 1, that this is a quote

	// SourceConfidence is from 0 to 1 how sure it is that the mention names who said it.
	SourceConfidence float64 `json:"source_confidence,omitempty"`

	Certainty float64   `json:"certainty"`       // 0 to 1, that the speaker, or whoever would have been named, is right
	Chain     []Mention `json:"chain,omitempty"` // how the mention leads to the name
}

// A Speaker is who said a quote.
type Speaker struct {
	Kind   string `json:"kind"` // person, group or unnamed
	Name   string `json:"name"`
	Title  string `json:"title,omitempty"`
	Gender string `json:"gender,omitempty"` // female, male, or absent
}

// A Mention is a step of the chain from a source to its name.
type Mention struct {
	Span Span   `json:"span"`
	Text string `json:"text"`
	Form string `json:"form"` // full name, short name, pronoun or description
}

// A Span is written as [start, end].
type Span [2]int

// NewQuote is the JSON form of an attribution found in text.
func NewQuote(text string, a *speaker.Attribution) Quote {
	q := Quote{
		Content:    spans(a.Content),
		Verbatim:   spans(a.Verbatim),
		Kind:       a.Kind.String(),
		Cue:        spans(a.Cue),
		Confidence: thousandths(a.Confidence),
		Certainty:  thousandths(a.Certainty),

		SourceConfidence: thousandths(a.SourceConfidence),
	}
	if !a.Source.Empty() {
		q.Mention = &Span{a.Source.Start, a.Source.End}
	}
	if s := a.Speaker; s != nil {
		q.Speaker = &Speaker{
			Kind:  s.Kind.String(),
			Name:  s.Name,
			Title: s.Title,
		}
		if s.Gender != speaker.UnknownGender {
			q.Speaker.Gender = s.Gender.String()
		}
	}
	for _, m := range a.Chain {
		q.Chain = append(q.Chain, Mention{
			Span: Span{m.Start, m.End},
			Text: Within(m.Span, len(text)).In(text),
			Form: m.Form.String(),
		})
	}
	return q
}

// NewQuotes is the JSON form of all attributions of a text; it is never nil.
func NewQuotes(text string, attributions []speaker.Attribution) []Quote {
	out := make([]Quote, len(attributions))
	for i := range attributions {
		out[i] = NewQuote(text, &attributions[i])
	}
	return out
}

// AppendJSONLine appends the line of a text to dst, with its newline. An empty
// id becomes null.
func AppendJSONLine(dst []byte, line Line) ([]byte, error) {
	if len(line.ID) == 0 {
		line.ID = json.RawMessage("null")
	}
	if line.Quotes == nil {
		line.Quotes = []Quote{}
	}
	b := bytes.NewBuffer(dst)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	err := e.Encode(line)
	return b.Bytes(), err
}

func spans(in []sentence.Span) []Span {
	out := make([]Span, len(in))
	for i, s := range in {
		out[i] = Span{s.Start, s.End}
	}
	return out
}

// thousandths keeps what the model can be trusted with, and makes a number of
// whatever is none.
func thousandths(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return math.Round(min(max(x, 0), 1)*1000) / 1000
}
