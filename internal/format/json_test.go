package format_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/format"
	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

const text = "Mayor Ada Quill spoke.\n“We will <rebuild>,” she said."

// span is the place of part in text.
func span(part string) sentence.Span {
	at := strings.Index(text, part)
	return sentence.Span{Start: at, End: at + len(part)}
}

func attribution() speaker.Attribution {
	return speaker.Attribution{
		Quote: quote.Quote{
			Content:    []sentence.Span{span("We will <rebuild>,")},
			Verbatim:   []sentence.Span{span("We will <rebuild>,")},
			Cue:        []sentence.Span{span("said")},
			Source:     span("she"),
			Kind:       quote.Direct,
			Confidence: .98765,

			SourceConfidence: .97,
		},
		Speaker: &speaker.Speaker{Name: "Ada Quill", Title: "Mayor", Gender: speaker.Female},
		Chain: []speaker.Mention{
			{Span: span("she"), Form: speaker.Pronoun},
			{Span: span("Ada Quill"), Form: speaker.FullName},
		},
		Certainty: .9,
	}
}

func TestAppendJSONLine(t *testing.T) {
	full := attribution()
	bare := speaker.Attribution{Quote: quote.Quote{Confidence: math.NaN()}}
	for _, c := range []struct {
		name string
		line format.Line
		want string
	}{
		{"no quotes", format.Line{ID: json.RawMessage(`"a"`)}, `{"id":"a","quotes":[]}`},
		{"an id that is a number", format.Line{ID: json.RawMessage(`7`)}, `{"id":7,"quotes":[]}`},
		{"no id", format.Line{Error: "bad"}, `{"id":null,"quotes":[],"error":"bad"}`},
		{"all fields", format.Line{ID: json.RawMessage(`"a"`), Quotes: format.NewQuotes(text, []speaker.Attribution{full})},
			`{"id":"a","quotes":[{"content":[[26,44]],"verbatim":[[26,44]],"kind":"direct","cue":[[52,56]],"mention":[48,51],` +
				`"speaker":{"kind":"person","name":"Ada Quill","title":"Mayor","gender":"female"},"confidence":0.988,"source_confidence":0.97,"certainty":0.9,` +
				`"chain":[{"span":[48,51],"text":"she","form":"pronoun"},{"span":[6,15],"text":"Ada Quill","form":"full name"}]}]}`},
		{"nothing known", format.Line{ID: json.RawMessage(`"a"`), Quotes: format.NewQuotes(text, []speaker.Attribution{bare})},
			`{"id":"a","quotes":[{"content":[],"verbatim":[],"kind":"indirect","cue":[],"mention":null,"speaker":null,"confidence":0,"certainty":0}]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := format.AppendJSONLine([]byte("before\n"), c.line)
			require.NoError(t, err)
			assert.Equal(t, "before\n"+c.want+"\n", string(got))
		})
	}
}

func TestLineReadsBack(t *testing.T) {
	a := attribution()
	want := format.Line{ID: json.RawMessage(`"a"`), Quotes: format.NewQuotes(text, []speaker.Attribution{a})}
	b, err := format.AppendJSONLine(nil, want)
	require.NoError(t, err)
	var got format.Line
	require.NoError(t, json.Unmarshal(b, &got))
	assert.Equal(t, want, got)
}

func TestChainOutsideTheTextDoesNoHarm(t *testing.T) {
	a := attribution()
	a.Chain = []speaker.Mention{{Span: sentence.Span{Start: -3, End: 1 << 40}}, {Span: sentence.Span{Start: 9, End: 2}}}
	q := format.NewQuote(text, &a)
	assert.Equal(t, text, q.Chain[0].Text)
	assert.Empty(t, q.Chain[1].Text)
}
