package quote

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/linear"
)

// The sums forward and backward are those over all sequences of labels.
func TestChances(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		const n, length, unit = spanLabels, 4, 0.05
		c := &linear.Chain{Labels: n, From: make([]int32, n*n), Start: make([]int32, n), End: make([]int32, n)}
		for i := range n {
			c.Start[i], c.End[i] = int32(rng.IntN(60)), int32(rng.IntN(60))
			if !mayPlace(-1, i) {
				c.Start[i] = linear.Forbidden
			}
			for j := range n {
				c.From[i*n+j] = int32(rng.IntN(60))
				if !mayPlace(i, j) {
					c.From[i*n+j] = linear.Forbidden
				}
			}
		}
		scores := make([]int32, n*length)
		for i := range scores {
			scores[i] = int32(rng.IntN(100))
		}
		var opens, closes [length]float64
		total := 0.0
		labels := make([]int, length)
		var walk func(at int)
		walk = func(at int) {
			if at == length {
				sum := float64(c.Start[labels[0]]) + float64(c.End[labels[length-1]])
				for i, l := range labels {
					sum += float64(scores[i*n+l])
					if i > 0 {
						sum += float64(c.From[labels[i-1]*n+l])
					}
				}
				p := math.Exp(sum * unit)
				total += p
				for i, l := range labels {
					if l == begin || l == single {
						opens[i] += p
					}
					if l == end || l == single {
						closes[i] += p
					}
				}
				return
			}
			for labels[at] = range n {
				walk(at + 1)
			}
		}
		walk(0)
		got := new(chanceSums).chances(c, scores, unit)
		for i := range length {
			require.InDelta(t, opens[i]/total, got.opens[i], 1e-9)
			require.InDelta(t, closes[i]/total, got.closes[i], 1e-9)
		}
	}
}

func TestChancesOfLongParagraph(t *testing.T) {
	c := &linear.Chain{Labels: spanLabels, From: make([]int32, spanLabels*spanLabels), Start: make([]int32, spanLabels), End: make([]int32, spanLabels)}
	got := new(chanceSums).chances(c, make([]int32, 100_000*spanLabels), 0.1)
	assert.InDelta(t, 0.4, got.opens[99_999], 1e-9)
}

func TestQuotations(t *testing.T) {
	tests := []struct {
		name          string
		opens, closes []float64
		want          [][2]int
	}{
		{"none", []float64{.1, 0, .2}, []float64{0, .2, .1}, nil},
		{"one", []float64{.9, 0, 0, 0}, []float64{0, 0, .8, .1}, [][2]int{{0, 3}}},
		{"a single word", []float64{0, .9, 0}, []float64{0, .9, 0}, [][2]int{{1, 2}}},
		{"two", []float64{.9, 0, .9, 0}, []float64{0, .9, 0, .9}, [][2]int{{0, 2}, {2, 4}}},
		{"a sure start pays for a doubtful end", []float64{.9, 0, 0}, []float64{0, .15, .2}, [][2]int{{0, 3}}},
		{"an end without a start", []float64{0, 0, 0}, []float64{0, 0, .5}, nil},
		{"the surer of two starts", []float64{.3, .6, 0}, []float64{0, 0, .9}, [][2]int{{1, 3}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, chances{opens: test.opens, closes: test.closes}.quotations(price))
		})
	}
}
