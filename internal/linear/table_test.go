//go:build train

package linear

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTableKeepsWeightsByAndLarge(t *testing.T) {
	for _, labels := range []int{1, 2, 5, 9, 15} {
		t.Run(fmt.Sprint(labels, " labels"), func(t *testing.T) {
			const n = 3000
			rng := rand.New(rand.NewPCG(4, 4))
			features, weights := make([]Feature, n), make([]float32, n*labels)
			for i := range features {
				features[i] = Template(i)
			}
			for i := range weights {
				if rng.IntN(3) > 0 {
					weights[i] = float32(rng.NormFloat64())
				}
			}
			exact := map[Feature]bool{features[7]: true}
			m, err := OpenTable(string(EncodeTable(labels, features, weights, exact, 0.3, 4)))
			require.NoError(t, err)
			require.Equal(t, labels, m.Labels())
			off, size := 0.0, 0.0
			for i, f := range features {
				scores := make([]int32, labels)
				m.Add(scores, f)
				top := float32(0)
				for _, w := range weights[i*labels : (i+1)*labels] {
					top = max(top, w, -w)
				}
				for label, s := range scores {
					want, got := weights[i*labels+label], float32(s)*m.Unit()
					switch {
					case i == 7:
						assert.InDelta(t, want, got, float64(m.Unit()))
					case top < 0.3:
						assert.Zero(t, got)
					default:
						off += float64((want - got) * (want - got))
						size += float64(want * want)
					}
				}
			}
			assert.Less(t, off, size/50)
			strange := 0
			for i := n; i < 2*n; i++ {
				scores := make([]int32, labels)
				if m.Add(scores, Template(i)); scores[0] != 0 {
					strange++
				}
			}
			assert.Less(t, strange, 5, "what is unknown adds nothing")
		})
	}
}

func TestOpenTableRefusesWhatIsNone(t *testing.T) {
	whole := string(EncodeTable(2, []Feature{1 << 40, 2 << 50, 3}, []float32{1, -1, 0, 2, 1, 1}, nil, 0, 2))
	_, err := OpenTable(whole)
	require.NoError(t, err)
	for cut := range len(whole) {
		_, err := OpenTable(whole[:cut])
		assert.ErrorContains(t, err, "linear: ")
	}
	_, err = OpenTable(whole[:4] + "\xff" + whole[5:])
	assert.ErrorContains(t, err, "linear: ")
}

func TestFullTableEnds(t *testing.T) {
	features := make([]Feature, 64)
	weights := make([]float32, 64)
	for i := range features {
		features[i], weights[i] = Feature(i+1), 1 // all of the first bucket
	}
	m := MustOpenTable(string(EncodeTable(1, features, weights, nil, 0, 2)))
	for _, f := range features {
		scores := []int32{0}
		m.Add(scores, f)
		assert.NotZero(t, scores[0])
	}
	scores := []int32{0}
	m.Add(scores, Feature(1000))
	assert.Zero(t, scores[0])
}
