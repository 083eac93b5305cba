//go:build train

package lexicon

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEigen(t *testing.T) {
	a := []float64{4, 1, 0, 1, 3, 1, 0, 1, 2}
	values, v := eigen(append([]float64{}, a...), 3)
	for k, x := range values {
		for i := range 3 {
			sum := 0.0
			for j := range 3 {
				sum += a[i*3+j] * v[j*3+k]
			}
			assert.InDelta(t, x*v[i*3+k], sum, 1e-9)
		}
	}
	assert.InDelta(t, 9, values[0]+values[1]+values[2], 1e-9)
}

func TestComponents(t *testing.T) {
	// Points on a line: the first component holds all that tells them apart.
	small := components([]float64{1, 2, 3, 2, 4, 6, 3, 6, 9}, 3, 2)
	for r := range 3 {
		assert.InDelta(t, math.Sqrt(14)*math.Abs(float64(r-1)), math.Abs(small[r*2]), 1e-9)
		assert.InDelta(t, 0, small[r*2+1], 1e-9)
	}
}
