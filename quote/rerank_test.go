package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

func TestReadingsAreDifferentAndTrimmed(t *testing.T) {
	v := newView(sentence.Parse(`"We won," he said.`)) // " We won , " he said .
	const sourceWord, one = sourceLabel + single - begin, 1 / argumentUnit
	got := v.readings(0, [][]uint8{
		{out, begin, end, out, out, sourceWord, out, out},
		{begin, inside, inside, inside, end, sourceWord, out, out}, // the same without its marks
		{out, begin, end, out, out, out, out, out},                 // without a source
		{out, out, out, out, out, sourceWord, out, out},            // without a content
		{out, out, single, out, out, sourceWord, out, out},
	}, []int32{50 * one, 40 * one, 30 * one, 20 * one, 10 * one})
	assert.Equal(t, []candidate{
		{contents{{1, 3}}, [2]int{5, 6}, 50, 0, told{}},
		{contents{{1, 3}}, [2]int{}, 30, 0, told{}},
		{contents{{2, 3}}, [2]int{5, 6}, 10, 0, told{}},
	}, got)
}

func TestScoreOfAReadingIsThatOfItsLabels(t *testing.T) {
	v := newView(sentence.Parse("We are ready, said Ilse Brandt. The deal is near."))
	f := newFinder(v, installed)
	cues := f.cues()
	require.NotEmpty(t, cues)
	f.setCues(cues)
	p := f.propose(cues[0])
	require.NotEmpty(t, p.candidates)
	fr := f.frame(cues[0])
	best := p.candidates[0]
	assert.InDelta(t, best.score, float32(linear.PathScore(f.models.argumentChain, f.scores, f.labelsOf(fr, best)))*argumentUnit, 1e-3)
	for _, x := range p.candidates[1:] {
		assert.LessOrEqual(t, x.score, best.score)
	}
}

func TestConfidenceIsAProbability(t *testing.T) {
	for _, text := range []string{
		"“The harbor will stay closed,” Mayor Ilse Brandt said. “It will not open.”",
		"He added he would think about it",
		"said said said, she said he said they said",
	} {
		f := newFinder(newView(sentence.Parse(text)), installed)
		all := f.proposals()
		for k, x := range f.looks(all) {
			assert.True(t, x.best >= 0 && x.best < max(1, len(all[k].candidates)))
			assert.True(t, x.confidence >= 0 && x.confidence <= 1, x.confidence)
		}
	}
}

func TestWeightsAreThoseOfAllFeatures(t *testing.T) {
	for _, text := range []string{article, strings.NewReplacer("“", "", "”", "").Replace(article)} {
		f := newFinder(newView(sentence.Parse(text)), installed)
		all := f.proposals()
		require.NotEmpty(t, all)
		for k := range all {
			g := f.judge(all, k)
			f.judged = f.judged[:0]
			for i := range all[k].candidates {
				got := g.weights(i)
				assert.Equal(t, g.weigh(func() { g.own(i) }), got, "candidate %d of %d", i, k)
			}
		}
	}
}

func TestClaimedWordsAreThoseOfOtherStrongCues(t *testing.T) {
	f := newFinder(newView(sentence.Parse("One two three four five six.")), installed)
	at := func(cue int, margin float32, content [2]int) proposal {
		p := proposal{candidates: []candidate{{content: contents{content}}}}
		p.cue.first, p.cue.last, p.cue.head, p.cue.margin = cue, cue+1, cue, margin
		return p
	}
	f.recall([]proposal{at(0, 1, [2]int{1, 3}), at(5, 1, [2]int{2, 4}), at(4, -1, [2]int{0, 2})})
	assert.Equal(t, []uint8{0, 1, 2, 1, 0, 0, 0}, f.claims)
	assert.Equal(t, []bool{true, false, false, false, false, true, false}, f.inCue)
}
