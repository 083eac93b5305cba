package format

import (
	"bytes"
	"encoding/json"
	"sort"

	"whosaid/sentence"
)

// spacyDoc is a line that displaCy shows as it is, with manual=True: ents with
// style "ent", spans and tokens with style "span". Places are in characters.
type spacyDoc struct {
	Text   string      `json:"text"`
	Title  string      `json:"title"`
	Ents   []spacyEnt  `json:"ents"` // without overlaps
	Spans  []spacySpan `json:"spans"`
	Tokens []string    `json:"tokens"`
}

type spacyEnt struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
	KbID  string `json:"kb_id,omitempty"` // the speaker
}

type spacySpan struct {
	spacyEnt
	StartToken int    `json:"start_token"`
	EndToken   int    `json:"end_token"`
	Quote      int    `json:"quote"` // its number, from 1
	Kind       string `json:"kind"`
}

func appendSpacy(dst []byte, d *Document, _ Options) ([]byte, error) {
	index := newChars(d.Text())
	ent := func(p part) spacyEnt {
		start, end := index.span(p.Span)
		e := spacyEnt{Start: start, End: end, Label: p.role.String()}
		if s := d.Attributions[p.quote].Speaker; s != nil && p.role != cue {
			e.KbID = s.Name
		}
		return e
	}
	out := spacyDoc{Text: printable(d.Text()), Title: idString(d), Ents: []spacyEnt{}, Spans: []spacySpan{}, Tokens: []string{}}
	for _, p := range layer(d) {
		out.Ents = append(out.Ents, ent(p))
	}
	tokens := d.Parsed.Tokens()
	for _, p := range parts(d) {
		first, last := tokensOf(tokens, p.Span)
		out.Spans = append(out.Spans, spacySpan{ent(p), first, last, p.quote + 1, d.Attributions[p.quote].Kind.String()})
	}
	for _, t := range tokens {
		out.Tokens = append(out.Tokens, printable(t.In(d.Text())))
	}
	b := bytes.NewBuffer(dst)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	err := e.Encode(out)
	return b.Bytes(), err
}

// tokensOf is the range [first, last) of the tokens that a span touches.
func tokensOf(tokens []sentence.Token, s sentence.Span) (first, last int) {
	first = sort.Search(len(tokens), func(i int) bool { return tokens[i].End > s.Start })
	last = sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= s.End })
	return first, max(first, last)
}
