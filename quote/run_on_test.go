package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/sentence"
)

func TestRunOn(t *testing.T) {
	tests := []struct {
		name, text, cue, content string
		want                     []string
	}{
		{"she speaks on behind the cue",
			"We are ready, she said. The deal is near. It will hold.", "said", "We are ready",
			[]string{"We are ready | The deal is near", "We are ready | The deal is near. It will hold"}},
		{"he began a sentence before",
			"We are tired. We want to go home, he said.", "said", "We want to go home",
			[]string{"We are tired. We want to go home"}},
		{"he speaks on in the sentence after",
			"He said we are tired. We want to go home.", "said", "we are tired",
			[]string{"we are tired. We want to go home"}},
		{"what is too much is left out",
			"He said we are tired. We want to go home.", "said", "we are tired. We want to go home",
			[]string{"we are tired", "We want to go home"}},
		{"no further than the paragraph",
			"He said we are tired.\n\nIt rained.", "said", "we are tired", nil},
		{"a content that ends before its sentence does not run on",
			"He said we are tired when they asked him at noon. It rained.", "said", "we are tired", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newView(sentence.Parse(test.text))
			f := newFinder(v, installed)
			tokensOf := func(words string) [2]int {
				at := strings.Index(test.text, words)
				require.GreaterOrEqual(t, at, 0)
				return [2]int{v.tokenAt(at), v.tokenAt(at+len(words)-1) + 1}
			}
			c := tokensOf(test.cue)
			fr := f.frame(cue{first: c[0], last: c[1], head: c[0]})
			var got []string
			for _, x := range f.runOn(fr, candidate{content: contents{tokensOf(test.content)}}) {
				var parts []string
				for _, r := range x.content {
					parts = append(parts, test.text[v.tokens[r[0]].Start:v.tokens[r[1]-1].End])
				}
				got = append(got, strings.Join(parts, " | "))
			}
			assert.Equal(t, test.want, got)
		})
	}
}
