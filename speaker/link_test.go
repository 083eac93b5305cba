package speaker

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/quote"
	"whosaid/sentence"
)

// adrift is a text out of order whose last paragraph is a she's.
const driftText = `Fair opens in Carrick.

Mayor Ellen Brandt said the bridge would open in May.

Walter Hobbs was late.

The fair is a good one for the town, she said.`

func driftRanking(t *testing.T) *ranking {
	t.Helper()
	doc := sentence.Parse(driftText)
	span := func(part string) sentence.Span {
		at := strings.LastIndex(driftText, part)
		return sentence.Span{Start: at, End: at + len(part)}
	}
	quotes := []quote.Quote{
		{Content: []sentence.Span{span("the bridge would open in May")}, Source: span("Mayor Ellen Brandt")},
		{Content: []sentence.Span{span("The fair is a good one for the town")}, Source: span("she")},
	}
	r := newRanking(newScene(doc, quotes, people))
	r.ordered = false
	r.list(1)
	return r
}

func TestLinks(t *testing.T) {
	r := driftRanking(t)
	assert.True(t, r.loose())
	links := r.links(r.s.names[0].person, nil)
	assert.Equal(t, []link{
		{person: 0, paragraph: 1, subject: 2, leads: true, form: 2, quoted: 2, speaks: true, ends: true, first: true},
		{person: 0, paragraph: -1},
	}, links)
}

func TestRelinkSharesOutWhatPeopleHave(t *testing.T) {
	r := driftRanking(t)
	r.weigh(ranker, nil)
	before := peoplesShare(r)
	r.relink(linker)
	assert.InDelta(t, before, peoplesShare(r), 1e-6)
	assert.Equal(t, 0, r.best().who)
}

func TestNotLooseInOrder(t *testing.T) {
	r := driftRanking(t)
	r.ordered = true
	assert.False(t, r.loose())
}

func peoplesShare(r *ranking) float64 {
	sum := 0.0
	for _, c := range r.candidates {
		if c.who >= 0 {
			sum += math.Exp(c.score)
		}
	}
	return sum
}
