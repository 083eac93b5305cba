//go:build train

package neural

import "math"

// A parameter is weights with their gradient and Adam's moments. A step moves
// the rows that the batch touched, and no others.
type parameter struct {
	w, g, first, second []float32
	width               int // of a row
	touched             []bool
	rows                []int
}

func newParameter(w []float32, width int) *parameter {
	p := &parameter{w: w, width: width, g: make([]float32, len(w)), first: make([]float32, len(w)), second: make([]float32, len(w))}
	p.touched = make([]bool, len(w)/max(width, 1))
	return p
}

// row is the gradient of a row.
func (p *parameter) row(r int) []float32 {
	if !p.touched[r] {
		p.touched[r] = true
		p.rows = append(p.rows, r)
	}
	return p.g[r*p.width : (r+1)*p.width]
}

// every is the gradient of a parameter of one row.
func (p *parameter) every() []float32 { return p.row(0) }

// step moves the weights against the gradient times scale, and clears it.
func (p *parameter) step(rate, scale float32) {
	const keepFirst, keepSecond, least = 0.9, 0.99, 1e-6
	for _, r := range p.rows {
		p.touched[r] = false
		for i := r * p.width; i < (r+1)*p.width; i++ {
			g := p.g[i] * scale
			p.g[i] = 0
			p.first[i] += (1 - keepFirst) * (g - p.first[i])
			p.second[i] += (1 - keepSecond) * (g*g - p.second[i])
			p.w[i] -= rate * p.first[i] / (float32(math.Sqrt(float64(p.second[i]))) + least)
		}
	}
	p.rows = p.rows[:0]
}

// forgetUnseen makes the rows zero that no batch touched.
func (p *parameter) forgetUnseen() {
	for r := range p.touched {
		row := p.w[r*p.width : (r+1)*p.width]
		seen := false
		for _, x := range p.second[r*p.width : (r+1)*p.width] {
			seen = seen || x != 0
		}
		if !seen {
			clear(row)
		}
	}
}
