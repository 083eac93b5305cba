package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestCarryOn(t *testing.T) {
	const statement = "“Tonight the council turned its back on us.\n\n“I will not stop.\n\n“We will be back in the fall.”\n\n“No,” she said."
	for _, test := range []struct {
		name, text string
		cued       string // the content of the quote that has a cue
		want       []string
	}{
		{"what nothing reports", statement, "No", []string{"Tonight the council turned its back on us. | I will not stop. | We will be back in the fall.", "No"}},
		{"behind a cue", statement, "Tonight the council turned its back on us", []string{"Tonight the council turned its back on us | I will not stop. | We will be back in the fall.", "No,"}},
		{"a cue in the middle", statement, "I will not stop", []string{"Tonight the council turned its back on us.", "I will not stop | We will be back in the fall.", "No,"}},
		{"not all of the paragraph", statement, "Tonight the council", []string{"Tonight the council", "I will not stop. | We will be back in the fall.", "No,"}},
		{"closed marks", "“It is late.”\n\n“It is not.”", "It is late", []string{"It is late", "It is not."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := newView(sentence.Parse(test.text))
			at := strings.Index(test.text, test.cued)
			said := []sentence.Span{{Start: at, End: at + len(test.cued)}}
			quotes := []Quote{{Content: said, Verbatim: said, Kind: Direct, Cue: []sentence.Span{{}}}}
			for _, s := range v.marks.spans {
				if !s.Overlaps(said[0]) {
					quotes = append(quotes, Quote{Content: []sentence.Span{s}, Verbatim: []sentence.Span{s}, Kind: Direct})
				}
			}
			var got []string
			for _, q := range v.carryOn(quotes) {
				assert.Equal(t, q.Content, q.Verbatim)
				var parts []string
				for _, s := range q.Content {
					parts = append(parts, s.In(test.text))
				}
				got = append(got, strings.Join(parts, " | "))
			}
			assert.ElementsMatch(t, test.want, got)
		})
	}
}
