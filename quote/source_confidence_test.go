package quote

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"whosaid/sentence"
)

func TestSourceSigns(t *testing.T) {
	mine, part, other := [2]int{0, 3}, [2]int{2, 3}, [2]int{8, 9}
	said, more, elsewhere := contents{{4, 8}}, contents{{4, 9}}, contents{{20, 30}}
	list := []candidate{
		{content: said, source: mine}, {content: more, source: part}, {content: said, source: other},
		{content: said}, {content: elsewhere, source: other},
	}
	x := look{best: 0, confidence: 0.5, odds: []float64{4, 2, 1, 1, 100}}
	got := x.sourceSigns(list)
	assert.InDelta(t, 0.75, got.share, 1e-9, "what overlaps the source is for it; what is another content does not count")
}

func TestSourceConfidenceGrows(t *testing.T) {
	of := func(s sourceSigns) float64 { return sourceWeights.of(s.terms()) }
	middle := sourceSigns{told: 2, confidence: 0.7, share: 0.8}
	for name, better := range map[string]sourceSigns{
		"the network takes it for a source": {told: 6, confidence: 0.7, share: 0.8},
		"surely a quote":                    {told: 2, confidence: 0.95, share: 0.8},
		"other readings agree":              {told: 2, confidence: 0.7, share: 0.95},
	} {
		assert.Greater(t, of(better), of(middle), name)
	}
	for _, extreme := range []sourceSigns{{}, {told: -1e9}, {told: 1e9, confidence: 1, share: 1}} {
		assert.True(t, of(extreme) > 0 && of(extreme) < 1, "%+v", extreme)
	}
}

func TestSourceConfidence(t *testing.T) {
	sure := Find(sentence.Parse(`"The bridge will open in May," Mayor Ellen Brandt said.`))
	if assert.Len(t, sure, 1) {
		assert.Greater(t, sure[0].SourceConfidence, 0.95)
	}
	none := Find(sentence.Parse("\"The bridge will open in May.\"\n\n\"It has cost us two winters.\""))
	for _, q := range none {
		assert.True(t, q.Source.Empty())
		assert.Zero(t, q.SourceConfidence)
	}
	assert.NotEmpty(t, none)
}
