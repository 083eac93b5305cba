package quote

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestRolesOfTokens(t *testing.T) {
	for _, text := range []string{
		"The mayor said the bridge would be closed until June.",
		"The bridge would be closed until June, the mayor said.",
	} {
		f := newFinder(newView(sentence.Parse(text)), installed)
		f.cues()
		for i, token := range f.v.tokens {
			switch r := &f.roles.of[i]; token.Norm {
			case "bridge", "closed", "june":
				assert.Positive(t, r.content, "%s in %s", token.Norm, text)
			case "mayor", "said":
				assert.Negative(t, r.content, "%s in %s", token.Norm, text)
			}
		}
	}
}

func TestMeans(t *testing.T) {
	var m means
	m.reset(5)
	for i, x := range []float32{1, 2, 100, 3, 6} {
		m.put(i, x, i != 2)
	}
	assert.EqualValues(t, 3, m.mean(0, 5))
	assert.EqualValues(t, 2.5, m.mean(1, 4))
	assert.EqualValues(t, 0, m.mean(2, 3), "of none")
	assert.EqualValues(t, 0, m.mean(4, 4))
	assert.InDelta(t, 11./3, m.over(contents{{1, 3}, {3, 5}}), 1e-6)
}

func TestWorstSentence(t *testing.T) {
	v := newView(sentence.Parse("We lost. They won. All left."))
	var m means
	m.reset(len(v.tokens))
	for i := range v.tokens {
		m.put(i, float32(int(v.sentence[i])*2-1), true)
	}
	all := v.doc.Sentences()
	assert.EqualValues(t, -1, v.worst(contents{{0, all[1].Last}}, m.mean))
	assert.EqualValues(t, 1, v.worst(contents{{all[1].First, len(v.tokens)}}, m.mean))
}
