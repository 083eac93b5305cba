package neural

import "math/rand/v2"

// A dropper leaves out numbers at random, in training alone.
type dropper struct {
	rng  *rand.Rand
	keep uint64  // of 65536
	gain float32 // what stays counts for so much more
}

func (d *dropper) mask(x []float32) {
	if d == nil {
		return
	}
	var draw uint64
	for i := range x {
		if i&3 == 0 {
			draw = d.rng.Uint64()
		}
		if draw&0xffff >= d.keep {
			x[i] = 0
		} else {
			x[i] *= d.gain
		}
		draw >>= 16
	}
}
