package quote

import (
	"math"
	"slices"

	"whosaid/internal/linear"
)

// A chances holds the probabilities that quotation marks open before and close
// behind each token of a paragraph, and that it stands between them.
type chances struct {
	opens, closes, within []float64
}

// A labelRow holds a number for each label of a token.
type labelRow [spanLabels]float64

// chanceSums is memory to work out chances in.
type chanceSums struct{ forward, backward, emit []labelRow }

func (r *labelRow) normalize() {
	sum := 0.0
	for _, x := range r {
		sum += x
	}
	for j := range r {
		r[j] /= sum
	}
}

// chances works out the marginals of labels by the forward and the backward
// sums (Rabiner 1989).
func (w *chanceSums) chances(c *linear.Chain, scores []int32, unit float64) chances {
	length := len(scores) / spanLabels
	w.forward, w.backward, w.emit = grow(w.forward, length), grow(w.backward, length), grow(w.emit, length)
	forward, backward, emit := w.forward, w.backward, w.emit
	var from [spanLabels]labelRow
	for k, s := range c.From {
		from[k/spanLabels][k%spanLabels] = math.Exp(float64(s) * unit)
	}
	for k, x := range scores {
		emit[k/spanLabels][k%spanLabels] = math.Exp(float64(x) * unit)
	}
	for j := range spanLabels {
		forward[0][j] = math.Exp(float64(c.Start[j])*unit) * emit[0][j]
		backward[length-1][j] = math.Exp(float64(c.End[j]) * unit)
	}
	forward[0].normalize()
	backward[length-1].normalize()
	for t := 1; t < length; t++ {
		before, here := &forward[t-1], &forward[t]
		for j := range here {
			sum := 0.0
			for i := range before {
				sum += float64(before[i] * from[i][j]) // not fused, so that all machines find the same
			}
			here[j] = sum * emit[t][j]
		}
		here.normalize()
	}
	for t := length - 2; t >= 0; t-- {
		here, next, emits := &backward[t], &backward[t+1], &emit[t+1]
		for i := range here {
			sum := 0.0
			for j := range next {
				sum += float64(from[i][j] * emits[j] * next[j])
			}
			here[i] = sum
		}
		here.normalize()
	}
	found := chances{make([]float64, length), make([]float64, length), make([]float64, length)}
	for t := range length {
		var p labelRow
		for j := range p {
			p[j] = forward[t][j] * backward[t][j]
		}
		p.normalize()
		found.opens[t], found.closes[t], found.within[t] = p[begin]+p[single], p[end]+p[single], 1-p[out]
	}
	return found
}

// quotations are the runs of tokens that are most worth being put between
// marks, if a mark is worth it whose chance is more than price.
func (c chances) quotations(price float64) [][2]int {
	n := len(c.opens)
	// The best sums so far, with all quotations closed and with one open.
	closed, open, start := 0.0, math.Inf(-1), -1
	ended := make([]int, n+1) // where the quotation starts that had best end before token t, or -1
	for t := range n {
		ended[t+1] = -1
		if x := closed + c.opens[t] - price; x > open {
			open, start = x, t
		}
		if x := open + c.closes[t] - price; x > closed {
			closed, ended[t+1] = x, start
		}
	}
	var out [][2]int
	for t := n; t > 0; {
		if s := ended[t]; s >= 0 {
			out = append(out, [2]int{s, t})
			t = s
		} else {
			t--
		}
	}
	slices.Reverse(out)
	return out
}
