package syntax

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bestByHand tries all trees with this root.
func bestByHand(n, root int, arc func(word, head int) float32) (most float32) {
	heads := make([]int32, n)
	found := false
	var try func(i int, sum float32)
	try = func(i int, sum float32) {
		switch {
		case i == n:
			if circle(heads) == nil && (!found || sum > most) {
				found, most = true, sum
			}
		case i == root:
			heads[i] = -1
			try(i+1, sum)
		default:
			for h := range n {
				if h != i {
					heads[i] = int32(h)
					try(i+1, sum+arc(i, h))
				}
			}
		}
	}
	try(0, 0)
	return most
}

func TestBestTreeIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	circles := 0
	for range 3000 {
		n := 1 + r.IntN(6)
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = float32(r.IntN(40) - 20) // whole numbers, so that sums are exact
		}
		arc := func(word, head int) float32 { return scores[word*n+head] }
		none := func(word int) float32 { return scores[word*n+word] }
		heads := bestTree([]int32{7}, n, arc, none)
		require.Len(t, heads, n+1)
		heads = heads[1:]
		require.Nil(t, circle(heads))
		loss := func(word int) float32 {
			if n == 1 {
				return -none(word)
			}
			return arc(word, int(bestHead(word, n, arc))) - none(word)
		}
		root, sum := -1, float32(0)
		greedy := true
		for i, h := range heads {
			if h < 0 {
				require.Equal(t, -1, root, "one root")
				root = i
				continue
			}
			sum += arc(i, int(h))
			greedy = greedy && h == bestHead(i, n, arc)
		}
		for i := range n {
			require.LessOrEqual(t, loss(root), loss(i), "no other word loses less by being the root")
		}
		if !greedy {
			circles++
		}
		require.Equal(t, bestByHand(n, root, arc), sum)
	}
	assert.Greater(t, circles, 500, "of 3000 had circles to break")
}
