package neural

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// The sum as it is written down, number by number.
func TestConvolve(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	var masks []uint64
	for _, h := range []int{16, 32, 48, 64, 80} {
		w, shift := random(r, 3*h*h), random(r, h)
		for _, n := range []int{0, 1, 2, 3, 9, 40} {
			for _, d := range []int{1, 2, 8} {
				x := random(r, n*h)
				relu(x)
				want, wantGain := make([]float32, n*h), make([]float32, n*h)
				for i := range n {
					for k := range h {
						sum := shift[k]
						for tap, u := range [3]int{i - d, i, i + d} {
							for j := 0; j < h && u >= 0 && u < n; j++ {
								sum += float32(x[u*h+j] * w[(tap*h+j)*h+k])
							}
						}
						wantGain[i*h+k] = max(0, sum)
						want[i*h+k] = x[i*h+k] + wantGain[i*h+k]
					}
				}
				gain, y := random(r, n*h), random(r, n*h)
				convolve(gain, y, x, w, shift, d, &masks)
				require.Equal(t, wantGain, gain, "%d tokens of %d numbers, %d apart", n, h, d)
				require.Equal(t, want, y, "%d tokens of %d numbers, %d apart", n, h, d)
			}
		}
	}
}

func TestMulAddAll(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for _, h := range []int{16, 32, 48} {
		w := random(r, h*Width)
		for _, n := range []int{0, 1, 3, 4, 7, 21} {
			x, y := random(r, n*h), random(r, n*Width)
			relu(x)
			want := append([]float32{}, y...)
			for i := range n {
				mulAdd(want[i*Width:(i+1)*Width], w, x[i*h:(i+1)*h])
			}
			mulAddAll(y, w, x, h)
			require.Equal(t, want, y, "%d tokens of %d numbers", n, h)
		}
	}
}

func BenchmarkConvolve(b *testing.B) {
	const n = 64
	for _, h := range []int{32, 48, 64} {
		b.Run(string(rune('0'+h/10))+string(rune('0'+h%10)), func(b *testing.B) {
			r := rand.New(rand.NewPCG(3, 1))
			x, w, shift, gain, y := random(r, n*h), random(r, 3*h*h), random(r, h), random(r, n*h), random(r, n*h)
			relu(x)
			var masks []uint64
			for b.Loop() {
				convolve(gain, y, x, w, shift, 2, &masks)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/token")
		})
	}
}
