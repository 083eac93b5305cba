package quote

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/sentence"
)

// tokens:     0   1    2    3   4      5  6    7   8    9       10 11  12   13   14
const harbor = "The mayor said the harbor closes . She said nobody minds . They will ask ."

func TestCompany(t *testing.T) {
	v := newView(sentence.Parse(harbor))
	require.Len(t, v.tokens, 16)
	own, mine := cue{first: 2, last: 3, head: 2}, contents{{3, 6}}
	at := v.neighbourhood(own, mine)
	assert.Equal(t, neighbourhood{first: 0, last: 7, near: 3, behind: 7, ahead: -1}, at)
	other := cue{first: 8, last: 9, head: 8}
	for _, c := range []struct {
		name   string
		theirs contents
		want   company
	}{
		{"far away", contents{{12, 15}}, company{}},
		{"the cue and all it says", contents{{0, 6}}, company{within: .5, rival: .5, near: .5}},
		{"the same", contents{{3, 6}}, company{twin: .5, near: .5}},
		{"a part of it", contents{{3, 4}}, company{nested: .5, near: .5 / 3}},
		{"across its end", contents{{5, 11}}, company{crossing: .5, near: .5 / 3, next: .5}},
		{"the next sentence", contents{{7, 11}}, company{next: .5}},
	} {
		var got company
		got.meet(own, mine, &at, other, c.theirs, .5)
		assert.Equal(t, c.want, got, c.name)
	}

	long := contents{{3, 6}, {7, 11}}
	at = v.neighbourhood(own, long)
	assert.Equal(t, neighbourhood{first: 0, last: 7, near: 3, far: 4, behind: 12, ahead: -1}, at)
	var got company
	got.meet(own, long, &at, other, contents{{9, 11}}, .5)
	assert.Equal(t, company{nested: .5, far: .25}, got, "half of what is beyond the cue's sentence")
	at = v.neighbourhood(cue{first: 14, last: 15, head: 14}, contents{{12, 14}})
	assert.Equal(t, 10, at.ahead, "the last word of the sentence before")

	v = newView(sentence.Parse(`"It failed," she said. "It will fail again." He left.`))
	word := func(i int) string { return v.tokens[i].Norm }
	said := v.tokenAt(17)
	require.Equal(t, "said", word(said))
	at = v.neighbourhood(cue{first: said, last: said + 1, head: said}, contents{{1, 3}})
	assert.Equal(t, "It", word(at.behind), "marks are no words")
	left := len(v.tokens) - 2
	at = v.neighbourhood(cue{first: left, last: left + 1, head: left}, contents{{left, left + 1}})
	assert.Equal(t, "again", word(at.ahead))
}

func TestSurely(t *testing.T) {
	seen := map[any]bool{}
	for _, p := range []float64{0, .1, .2, .5, .7, 1} {
		seen[surely(p)] = true
	}
	assert.Len(t, seen, 6)
	assert.Equal(t, surely(.4), surely(.5))
}

// The second look's odds are the first one's, times what the company says.
func TestLooks(t *testing.T) {
	v := newView(sentence.Parse(article))
	f := newFinder(v, installed)
	all := f.proposals()
	first := f.firstLooks(all)
	var odds [][]float64
	for _, x := range first {
		odds = append(odds, append([]float64(nil), x.odds...))
	}
	again := f.looks(all)
	require.Len(t, again, len(all))
	changed := false
	for k := range all {
		for i, before := range odds[k] {
			f.againFeatures(all, first, k, i)
			var sum [1]int32
			f.models.again.AddAll(sum[:], f.list.f)
			assert.Equal(t, sum[0] > 0, again[k].odds[i] > before, "candidate %d of %d", i, k)
			changed = changed || sum[0] != 0
		}
	}
	assert.True(t, changed, "the second look looks at nothing")
}
