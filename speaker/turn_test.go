package speaker_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

// talk is a tale in which two people speak in turns after the first exchange.
func talk(turns int) (text string, quotes []quote.Quote) {
	var b strings.Builder
	b.WriteString("Ellen Brandt met Walter Hobbs by the river.\n\n\"{It is cold},\" said [Ellen Brandt].\n\n\"{It is late},\" said [Walter Hobbs].\n\n")
	for range turns {
		b.WriteString("[]\"{Then let us go}.\"\n\n")
	}
	return marked(b.String())
}

func TestTurns(t *testing.T) {
	text, quotes := talk(14)
	for i, got := range said(speaker.Resolve(sentence.Parse(text), quotes)) {
		assert.Equal(t, []string{"Ellen Brandt", "Walter Hobbs"}[i%2], got, i)
	}
}

func TestNoTurnsInNews(t *testing.T) {
	text, quotes := talk(3)
	assert.Equal(t, []string{"Ellen Brandt", "Walter Hobbs", "-", "-", "-"}, said(speaker.Resolve(sentence.Parse(text), quotes)))
}

func TestRightBehindAnotherQuotation(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"right behind it", `"{It failed}," [Ellen Brandt] said. []"{It will fail again}."`, "Ellen Brandt"},
		{"a sentence between them", `"{It failed}," [Ellen Brandt] said. Walter Hobbs was there. []"{It will fail again}."`, "-"},
		{"another paragraph", "\"{It failed},\" [Ellen Brandt] said.\n\n[]\"{It will fail again}.\"", "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, quotes := marked(c.text)
			at := strings.Index(text, "said")
			quotes[0].Cue = []sentence.Span{{Start: at, End: at + len("said")}}
			assert.Equal(t, []string{"Ellen Brandt", c.want}, said(speaker.Resolve(sentence.Parse(text), quotes)))
		})
	}
}

func TestTheRestOfTheParagraphSpeaks(t *testing.T) {
	text, quotes := marked("Ellen Brandt met Walter Hobbs.\n\n" + strings.Repeat("[]Walter Hobbs shook his head. \"{I never was}.\"\n\n", 12))
	got := said(speaker.Resolve(sentence.Parse(text), quotes))
	assert.Equal(t, "Walter Hobbs", got[len(got)-1])
}
