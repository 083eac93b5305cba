//go:build train

package linear

import (
	"math/rand/v2"
)

// perceive is one run of LearnByMistakes.
func perceive(v *Vocabulary, data []*Sequence, o Options, seed uint64) *Weights {
	n := o.Labels
	// Each feature's row holds its weights and, behind them, its weights times
	// the step at which they were added.
	rows := make([]float32, 2*n*len(v.Features))
	from, fromSum := make([]float32, n*n), make([]float32, n*n)
	start, startSum := make([]float32, n), make([]float32, n)
	last, lastSum := make([]float32, n), make([]float32, n)
	rng := rand.New(rand.NewPCG(seed, 4))
	drop := newDropout(rng, o.Dropout)
	var (
		kept, ends []int32
		scores     []float32
		back, path []uint8
		here, next = make([]float32, n), make([]float32, n)
		step       = float32(1)
	)
	allowed := make([]bool, (n+1)*(n+1))
	for i := -1; i < n; i++ {
		for j := -1; j < n; j++ {
			allowed[(i+1)*(n+1)+j+1] = o.Allowed == nil || o.Allowed(i, j)
		}
	}
	can := func(i, j int) bool { return allowed[(i+1)*(n+1)+j+1] }
	const never = float32(-1e9)
	for epoch := range o.Epochs {
		wrong, all := 0, 0
		for _, at := range rng.Perm(len(data)) {
			s := data[at]
			length := len(s.Gold)
			if length == 0 {
				continue
			}
			kept, ends = kept[:0], ends[:0]
			scores, back, path = grow(scores, length*n), grow(back, length*n), grow(path, length)
			for t := range length {
				first := len(kept)
				kept = drop.keep(kept, s.at(t))
				ends = append(ends, int32(len(kept)))
				row := scores[t*n : (t+1)*n]
				clear(row)
				for _, f := range kept[first:] {
					for j, x := range rows[int(f)*2*n:][:n] {
						row[j] += x
					}
				}
				// The margin: wrong labels must lose by it.
				for j := range row {
					if j != int(s.Gold[t]) {
						row[j] += float32(o.Margin)
					}
				}
			}
			for j := range n {
				here[j] = never
				if can(-1, j) {
					here[j] = start[j] + scores[j]
				}
			}
			for t := 1; t < length; t++ {
				for j := range n {
					best, by := never*2, 0
					for i := range n {
						if x := here[i] + from[i*n+j]; x > best && can(i, j) {
							best, by = x, i
						}
					}
					next[j], back[t*n+j] = best+scores[t*n+j], uint8(by)
				}
				here, next = next, here
			}
			best, by := never*4, 0
			for j := range n {
				if x := here[j] + last[j]; x > best && can(j, -1) {
					best, by = x, j
				}
			}
			for t := length - 1; t >= 0; t-- {
				path[t] = uint8(by)
				by = int(back[t*n+by])
			}
			move := func(w, sum *float32, d float32) { *w += d; *sum += d * step }
			begin := int32(0)
			for t, y := range s.Gold {
				if p := path[t]; p != y {
					wrong++
					for _, f := range kept[begin:ends[t]] {
						row := rows[int(f)*2*n:][:2*n]
						move(&row[y], &row[n+int(y)], 1)
						move(&row[p], &row[n+int(p)], -1)
					}
				}
				begin = ends[t]
				if t == 0 {
					move(&start[y], &startSum[y], 1)
					move(&start[path[t]], &startSum[path[t]], -1)
				} else if g, p := int(s.Gold[t-1])*n+int(y), int(path[t-1])*n+int(path[t]); g != p {
					move(&from[g], &fromSum[g], 1)
					move(&from[p], &fromSum[p], -1)
				}
				if t == length-1 {
					move(&last[y], &lastSum[y], 1)
					move(&last[path[t]], &lastSum[path[t]], -1)
				}
			}
			all += length
			step++
		}
		if o.Report != nil {
			o.Report(seed, epoch, float64(wrong)/float64(all))
		}
	}
	w := &Weights{Labels: n, W: make([]float32, n*len(v.Features)), From: from, Start: start, End: last}
	average := func(w, sum []float32) {
		for i := range w {
			w[i] -= sum[i] / step
		}
	}
	average(from, fromSum)
	average(start, startSum)
	average(last, lastSum)
	for f := range v.Features {
		row := rows[f*2*n:][:2*n]
		average(row[:n], row[n:])
		for j, x := range row[:n] {
			w.W[f*n+j] = x * float32(1-o.Dropout)
		}
	}
	return w
}
