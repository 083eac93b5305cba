package endtoend

import (
	"cmp"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

// check fails unless the attributions of a text are what any text's must be.
func check(t *testing.T, text string, attributions []speaker.Attribution) {
	t.Helper()
	c := checker{t, text, utf8.ValidString(text)}
	seen := make(map[*speaker.Speaker]bool) // a long text's speakers have thousands of quotes and of mentions
	for i := range attributions {
		a := &attributions[i]
		assert.NotEmpty(t, a.Content, "a quote without content")
		c.spans("content", a.Content)
		c.spans("verbatim", a.Verbatim)
		c.spans("cue", a.Cue)
		if a.Source != (sentence.Span{}) {
			c.spans("source", []sentence.Span{a.Source})
		}
		for _, v := range a.Verbatim {
			assert.True(t, slices.ContainsFunc(a.Content, func(s sentence.Span) bool { return s.Contains(v) }),
				"verbatim %v is not inside the content %v", v, a.Content)
		}
		assert.Equal(t, a.Kind == quote.Indirect, len(a.Verbatim) == 0, "kind %v with verbatim %v", a.Kind, a.Verbatim)
		c.probability("confidence", a.Confidence)
		c.probability("certainty", a.Certainty)
		for _, m := range a.Chain {
			c.spans("chain", []sentence.Span{m.Span})
		}
		if s := a.Speaker; s != nil && !seen[s] {
			seen[s] = true
			assert.Equal(t, s.Kind == speaker.Unnamed, s.Name == "", "%v named %q", s.Kind, s.Name)
			for _, m := range s.Mentions {
				c.spans("mention", []sentence.Span{m.Span})
			}
		}
	}
	assert.True(t, slices.IsSortedFunc(attributions, func(a, b speaker.Attribution) int {
		return cmp.Compare(a.Content[0].Start, b.Content[0].Start)
	}), "the quotes are not in the order of the text")
}

type checker struct {
	t     *testing.T
	text  string
	valid bool // as UTF-8
}

// spans fails unless they are in range, not empty, in order and between
// characters.
func (c *checker) spans(what string, spans []sentence.Span) {
	c.t.Helper()
	last := 0
	for _, s := range spans {
		if s.Start < last || s.End <= s.Start || s.End > len(c.text) {
			assert.Fail(c.t, "bad span", "%s: %v in a text of %d bytes, behind %d", what, s, len(c.text), last)
			return
		}
		last = s.End
		if c.valid {
			assert.True(c.t, utf8.RuneStart(c.text[s.Start]), "%s: %v begins inside a character", what, s)
			assert.True(c.t, s.End == len(c.text) || utf8.RuneStart(c.text[s.End]), "%s: %v ends inside a character", what, s)
		}
	}
}

func (c *checker) probability(what string, p float64) {
	c.t.Helper()
	assert.True(c.t, p >= 0 && p <= 1, "%s is %v", what, p)
}
