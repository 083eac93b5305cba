//go:build train

package linear

import "slices"

// A Perceptron is an averaged perceptron (Freund and Schapire 1999; Collins
// 2002) over features that it comes to know as it learns.
type Perceptron struct {
	Labels int
	keys   []Feature // open addressing; 0 is a free slot
	rows   []int32
	w, sum []float32 // weights, and weights times the step at which they were added
	known  []Feature
	step   float32
}

// NewPerceptron is a perceptron that knows nothing.
func NewPerceptron(labels int) *Perceptron {
	return &Perceptron{Labels: labels, keys: make([]Feature, 1<<16), rows: make([]int32, 1<<16), step: 1}
}

func (p *Perceptron) slot(f Feature) int {
	mask := len(p.keys) - 1
	i := int(f) & mask
	for p.keys[i] != 0 && p.keys[i] != f {
		i = (i + 1) & mask
	}
	return i
}

// Score fills scores with the features' sums.
func (p *Perceptron) Score(features []Feature, scores []float32) {
	clear(scores)
	for _, f := range features {
		if i := p.slot(f); p.keys[i] == f {
			row := p.w[int(p.rows[i])*p.Labels:][:p.Labels]
			for j, x := range row {
				scores[j] += x
			}
		}
	}
}

// Update moves the features' weights towards label right and away from wrong.
func (p *Perceptron) Update(features []Feature, right, wrong int) {
	for _, f := range features {
		i := p.slot(f)
		if p.keys[i] == 0 {
			if 2*len(p.known) > len(p.keys) {
				p.grow()
				i = p.slot(f)
			}
			p.keys[i], p.rows[i] = f, int32(len(p.known))
			p.known = append(p.known, f)
			for range p.Labels {
				p.w, p.sum = append(p.w, 0), append(p.sum, 0)
			}
		}
		at := int(p.rows[i]) * p.Labels
		p.w[at+right]++
		p.sum[at+right] += p.step
		p.w[at+wrong]--
		p.sum[at+wrong] -= p.step
	}
}

// Tick ends an example: averages count examples.
func (p *Perceptron) Tick() { p.step++ }

func (p *Perceptron) grow() {
	keys, rows := p.keys, p.rows
	p.keys, p.rows = make([]Feature, 2*len(keys)), make([]int32, 2*len(keys))
	for i, k := range keys {
		if k != 0 {
			j := p.slot(k)
			p.keys[j], p.rows[j] = k, rows[i]
		}
	}
}

// Encode writes the averaged weights as a model file.
func (p *Perceptron) Encode(prune, clip float32) []byte {
	order := make([]int, len(p.known))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if p.known[a] < p.known[b] {
			return -1
		}
		return 1
	})
	features := make([]Feature, 0, len(order))
	weights := make([]float32, 0, len(p.w))
	for _, i := range order {
		features = append(features, p.known[i])
		for j := i * p.Labels; j < (i+1)*p.Labels; j++ {
			weights = append(weights, p.w[j]-p.sum[j]/p.step)
		}
	}
	return Encode(p.Labels, features, weights, prune, clip)
}
