package neural

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

func random(r *rand.Rand, n int) []float32 {
	s := make([]float32, n)
	for i := range s {
		s[i] = float32(r.NormFloat64())
	}
	return s
}

func TestMulAddIsTheSumInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][2]int{{1, 16}, {7, 32}, {48, 48}, {0, 16}} {
		n, h := size[0], size[1]
		x, y, w := random(r, n), random(r, h), random(r, n*h)
		want := append([]float32{}, y...)
		for j, v := range x {
			for k := range want {
				want[k] += float32(v * w[j*h+k])
			}
		}
		mulAdd(y, w, x)
		assert.Equal(t, want, y, "%d by %d, to the bit", n, h)
	}
}

func TestAdd(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for _, n := range []int{0, 3, 16, 48, 53} {
		x, y := random(r, n), random(r, n)
		want := make([]float32, n)
		for i := range want {
			want[i] = y[i] + x[i]
		}
		add(y, x)
		assert.Equal(t, want, y, n)
	}
}

func TestKernelsOfTheWayBack(t *testing.T) {
	const n, stride = 5, 32
	r := rand.New(rand.NewPCG(2, 1))
	x, y, w := random(r, n), random(r, block), random(r, n*stride)
	outer, dots := append([]float32{}, w...), append([]float32{}, x...)
	outer16(&outer[0], &x[0], &y[0], n, stride)
	dots16(&dots[0], &w[0], &y[0], n, stride)
	for j := range n {
		sum := x[j]
		for k := range block {
			assert.Equal(t, w[j*stride+k]+float32(x[j]*y[k]), outer[j*stride+k])
			sum += float32(w[j*stride+k] * y[k])
		}
		assert.Equal(t, w[j*stride+block], outer[j*stride+block], "no more than a block")
		assert.InDelta(t, sum, dots[j], 1e-5)
	}
}

func BenchmarkMulAdd(b *testing.B) {
	const n, h = 96, 32
	r := rand.New(rand.NewPCG(3, 1))
	x, y, w := random(r, n), random(r, h), random(r, n*h)
	for b.Loop() {
		mulAdd(y, w, x)
	}
	b.ReportMetric(float64(b.N)*n*h/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
