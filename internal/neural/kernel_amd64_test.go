package neural

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"whosaid/internal/simd"
)

// sparse is random numbers and zeros of both signs.
func sparse(r *rand.Rand, n int) []float32 {
	s := random(r, n)
	for i := range s {
		switch r.IntN(4) {
		case 0:
			s[i] = 0
		case 1:
			s[i] *= 0
		}
	}
	return s
}

// Zeros of either sign count for the same: the layers above make nothing of it.
func TestAVX2FindsTheSame(t *testing.T) {
	if !simd.AVX2 {
		t.Skip("no AVX2 here")
	}
	defer func() { avx2 = true }()
	r := rand.New(rand.NewPCG(5, 1))
	both := func(y []float32, f func(y []float32)) {
		other := append([]float32{}, y...)
		avx2 = true
		f(y)
		avx2 = false
		f(other)
		require.Equal(t, other, y)
	}
	for _, h := range []int{16, 32, 48, 64, 80, 96, 112} {
		for _, n := range []int{8, 16, 48, 64, 72, 128, 136, 7, 13} {
			x, w := sparse(r, n), random(r, n*h)
			both(random(r, h), func(y []float32) { mulAdd(y, w, x) })
			clear(x)
			both(random(r, h), func(y []float32) { mulAdd(y, w, x) })
		}
		for _, n := range []int{0, 1, 2, 15} {
			table, rows := make([]byte, 20*h), make([]int32, n)
			for i := range table {
				table[i] = byte(r.Uint32())
			}
			for i := range rows {
				rows[i] = r.Int32N(20)
			}
			both(random(r, h), func(y []float32) { addRows(y, string(table), 0.0123, rows) })
		}
	}
	for _, n := range []int{0, 3, 16, 37, 320} {
		both(sparse(r, n), relu)
	}
}
