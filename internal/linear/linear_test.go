package linear

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestModelGivesBackItsWeights(t *testing.T) {
	for _, labels := range []int{1, 7, 16, 17, 40} {
		t.Run(fmt.Sprint(labels, " labels"), func(t *testing.T) { giveBack(t, labels) })
	}
}

func giveBack(t *testing.T, labels int) {
	const n = 2000
	rng := rand.New(rand.NewPCG(1, 1))
	features := make([]Feature, n)
	weights := make([]float32, n*labels)
	for i := range features {
		features[i] = Template(i)
	}
	for i := range weights {
		if rng.IntN(3) == 0 {
			weights[i] = float32(rng.NormFloat64())
		}
	}
	m, err := Open(string(Encode(labels, features, weights, 0.05, 3)))
	require.NoError(t, err)
	require.Equal(t, labels, m.Labels())
	for i, f := range features {
		for label := range labels {
			want := max(-3, min(3, weights[i*labels+label]))
			if want > -0.05 && want < 0.05 {
				want = 0
			}
			assert.InDelta(t, want, m.Weight(f, label), float64(m.Unit()), "feature %d, label %d", i, label)
		}
	}
	assert.Zero(t, m.Weight(String("unseen"), 0))
}

func TestOpenRefusesWhatIsNoModel(t *testing.T) {
	whole := string(Encode(2, []Feature{1, 2, 3}, []float32{1, -1, 0, 2, 1, 1}, 0, 2))
	tests := []struct{ name, data string }{
		{"empty", ""},
		{"another file", "PK\x03\x04 and so on, long enough"},
		{"cut in its index", whole[:headerSize+2]},
		{"cut in its rows", whole[:len(whole)-1]},
		{"no labels", magicMask + "\x00\x00\x00\x00" + whole[8:]},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Open(test.data)
			assert.ErrorContains(t, err, "linear: ")
		})
	}
}

// bestByTrying scores every sequence of labels.
func bestByTrying(c *Chain, scores []int32) int32 {
	n, length := c.Labels, len(scores)/c.Labels
	best := int32(Forbidden)
	labels := make([]int, length)
	for {
		total := int64(c.Start[labels[0]]) + int64(c.End[labels[length-1]])
		for t, j := range labels {
			total += int64(scores[t*n+j])
			if t > 0 {
				total += int64(c.From[labels[t-1]*n+j])
			}
		}
		best = max(best, int32(max(total, Forbidden)))
		t := 0
		for ; t < length && labels[t] == n-1; t++ {
			labels[t] = 0
		}
		if t == length {
			return best
		}
		labels[t]++
	}
}

func TestBestAgreesWithTryingAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	var d Decoder
	for range 300 {
		n, length := 1+rng.IntN(4), 1+rng.IntN(5)
		draw := func(size int) []int32 {
			out := make([]int32, size)
			for i := range out {
				out[i] = int32(rng.IntN(41) - 20)
			}
			return out
		}
		c := &Chain{Labels: n, From: draw(n * n), Start: draw(n), End: draw(n)}
		for i := 1; i < n*n; i++ {
			if rng.IntN(4) == 0 {
				c.From[i] = Forbidden
			}
		}
		c.From[0] = 0 // one way through is always open
		scores := draw(length * n)
		path, got := d.Best(c, scores)
		require.Equal(t, bestByTrying(c, scores), got)
		require.Len(t, path, length)
	}
}

func TestBestFewAreTheBestInOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	var d Decoder
	for range 300 {
		n, length, k := 1+rng.IntN(4), 1+rng.IntN(5), 1+rng.IntN(6)
		draw := func(size int) []int32 {
			out := make([]int32, size)
			for i := range out {
				out[i] = int32(rng.IntN(41) - 20)
			}
			return out
		}
		c := &Chain{Labels: n, From: draw(n * n), Start: draw(n), End: draw(n)}
		for i := range c.From {
			if rng.IntN(4) == 0 {
				c.From[i] = Forbidden
			}
		}
		scores := draw(length * n)
		scores[rng.IntN(len(scores))] = Forbidden
		want := scoresByTrying(c, scores)
		paths, got := d.BestFew(c, scores, k)
		require.Equal(t, want[:min(k, len(want))], append([]int32{}, got...))
		seen := map[string]bool{}
		for i, path := range paths {
			require.Len(t, path, length)
			require.Equal(t, got[i], PathScore(c, scores, path))
			require.False(t, seen[string(path)])
			seen[string(path)] = true
		}
	}
}

// scoresByTrying are the scores of all sequences that nothing forbids, best first.
func scoresByTrying(c *Chain, scores []int32) []int32 {
	n, length := c.Labels, len(scores)/c.Labels
	path := make([]uint8, length)
	all := []int32{}
	for {
		if s := PathScore(c, scores, path); s > Forbidden/2 {
			all = append(all, s)
		}
		t := 0
		for ; t < length && int(path[t]) == n-1; t++ {
			path[t] = 0
		}
		if t == length {
			slices.SortFunc(all, func(a, b int32) int { return cmp.Compare(b, a) })
			return all
		}
		path[t]++
	}
}

func TestBestOfNothing(t *testing.T) {
	path, score := new(Decoder).Best(&Chain{Labels: 2, From: make([]int32, 4), Start: make([]int32, 2), End: make([]int32, 2)}, nil)
	assert.Empty(t, path)
	assert.Zero(t, score)
}

func TestFeaturesDiffer(t *testing.T) {
	a := Template(1).With(String("said")).Int(2)
	assert.NotEqual(t, a, Template(2).With(String("said")).Int(2))
	assert.NotEqual(t, a, Template(1).With(String("says")).Int(2))
	assert.NotEqual(t, a, Template(1).With(String("said")).Int(3))
	assert.NotEqual(t, Template(1).Int(1).Int(2), Template(1).Int(2).Int(1))
}

func FuzzOpen(f *testing.F) {
	f.Add(string(Encode(2, []Feature{1, 2}, []float32{1, -1, 0, 2}, 0, 2)))
	f.Fuzz(func(t *testing.T, data string) {
		_, err := Open(data)
		if err != nil {
			require.ErrorContains(t, err, "linear: ")
		}
	})
}
