package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

// dialogue is a tale of so many exchanges.
func dialogue(n int) string {
	return "Ilse believed that the sea had taken the boat.\n\n" +
		strings.Repeat("“Where is the boat?” asked Ilse, and looked at the old man as if he knew.\n\n“It is gone.”\n\n“Gone,” she repeated; “and the men?”\n\n", n)
}

func TestTale(t *testing.T) {
	contents := func(text string) map[string]int {
		found := map[string]int{}
		for _, q := range Find(sentence.Parse(text)) {
			var parts []string
			for _, c := range q.Content {
				parts = append(parts, c.In(text))
			}
			found[strings.Join(parts, " | ")]++
		}
		return found
	}
	long, short := contents(dialogue(16)), contents(dialogue(2))
	assert.Contains(t, short, "that the sea had taken the boat", "in a short text thoughts count")
	assert.NotContains(t, long, "that the sea had taken the boat", "in a tale they are told")
	assert.Equal(t, 16, long["It is gone."])
	assert.Equal(t, 16, long["Where is the boat?"], "no more than stands between the marks")
	for content := range long {
		assert.NotContains(t, content, "looked")
	}
}

func TestTaleNeedsManyBareQuotations(t *testing.T) {
	bare := Quote{Kind: Direct}
	said := Quote{Kind: Direct, Source: sentence.Span{Start: 1, End: 3}}
	many := func(q Quote, n int) (out []Quote) {
		for range n {
			out = append(out, q)
		}
		return out
	}
	assert.True(t, tale(many(bare, 12)))
	assert.False(t, tale(many(bare, 11)))
	assert.True(t, tale(append(many(bare, 15), many(said, 130)...)))
	assert.False(t, tale(append(many(bare, 15), many(said, 140)...)))
	assert.False(t, tale(many(Quote{Kind: Indirect}, 40)))
}
