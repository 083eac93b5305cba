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

// slotIn looks a feature up the way the file is described.
func slotIn(m *Table, h Feature) (slot uint32, ok bool) {
	b := uint64(h) >> 32 * m.count >> 32
	for range m.count {
		for s := range slots {
			at := int(b)*m.size + 2*s
			key := uint16(m.buckets[at]) | uint16(m.buckets[at+1])<<8
			if key == max(1, uint16(h)) {
				return uint32(b)*slots + uint32(s), true
			}
			if key == 0 {
				return 0, false
			}
		}
		b = (b + 1) % m.count
	}
	return 0, false
}

func TestSearchesAndSumsAreTheSameEverywhere(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 4))
	for _, labels := range []int{1, 2, 5, 8, 9, 15} {
		for _, n := range []int{1, 7, 8, 60, 500, 40000} {
			features, weights := make([]Feature, n), make([]float32, n*labels)
			for i := range features {
				features[i] = Feature(rng.Uint64())
				if i%2 == 0 {
					features[i] |= 0xff << 56 // the end of the table is crowded: searches go on at its start
				}
			}
			for i := range weights {
				weights[i] = float32(rng.NormFloat64())
			}
			m := MustOpenTable(string(EncodeTable(labels, features, weights, nil, 0, 4)))
			for range 50 {
				some := make([]Feature, rng.IntN(batch)+1)
				for i := range some {
					some[i] = features[rng.IntN(n)]
					switch rng.IntN(4) {
					case 0:
						some[i] = Feature(rng.Uint64())
					case 1:
						some[i] ^= Feature(rng.IntN(3))
					}
				}
				var want []uint32
				for _, h := range some {
					if slot, ok := slotIn(m, h); ok {
						want = append(want, slot)
					}
				}
				var plain, fast [batch]uint32
				require.Equal(t, want, append([]uint32(nil), plain[:m.findPlain(&plain, some)]...))
				require.Equal(t, want, append([]uint32(nil), fast[:m.find(&fast, some)]...))
				sums, fastSums := make([]int32, labels), make([]int32, labels)
				m.sumPlain(sums, want)
				m.sum(fastSums, want)
				require.Equal(t, sums, fastSums)
			}
		}
	}
}

func TestSearchOfATableWithoutRoomEnds(t *testing.T) {
	data := EncodeTable(1, []Feature{1, 2 << 50}, []float32{1, 1}, nil, 0, 2)
	for i := range slots {
		data[tableHeader+2*i] = byte(10 + i)
	}
	m := MustOpenTable(string(data))
	require.EqualValues(t, 1, m.count)
	var found [batch]uint32
	require.Equal(t, 1, m.find(&found, []Feature{12, 5, 99}))
	require.EqualValues(t, 2, found[0])
	require.Equal(t, 1, m.findPlain(&found, []Feature{12, 5, 99}))
}
