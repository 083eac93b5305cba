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

// chancesOf works out the marginals of labels by the forward and the backward
// sums (Rabiner 1989).
func chancesOf(c *linear.Chain, scores []int32, unit float64) chances {
	n := c.Labels
	length := len(scores) / n
	alpha, beta := make([]float64, length*n), make([]float64, length*n)
	var from [spanLabels * spanLabels]float64
	for k, s := range c.From {
		from[k] = math.Exp(float64(s) * unit)
	}
	emit := make([]float64, len(scores))
	for k, x := range scores {
		emit[k] = math.Exp(float64(x) * unit)
	}
	normal := func(row []float64) {
		sum := 0.0
		for _, x := range row {
			sum += x
		}
		for j := range row {
			row[j] /= sum
		}
	}
	for j := range n {
		alpha[j] = math.Exp(float64(c.Start[j])*unit) * emit[j]
		beta[(length-1)*n+j] = math.Exp(float64(c.End[j]) * unit)
	}
	normal(alpha[:n])
	normal(beta[(length-1)*n:])
	for t := 1; t < length; t++ {
		for j := range n {
			sum := 0.0
			for i := range n {
				sum += float64(alpha[(t-1)*n+i] * from[i*n+j]) // not fused, so that all machines find the same
			}
			alpha[t*n+j] = sum * emit[t*n+j]
		}
		normal(alpha[t*n : (t+1)*n])
	}
	for t := length - 2; t >= 0; t-- {
		for i := range n {
			sum := 0.0
			for j := range n {
				sum += float64(from[i*n+j] * emit[(t+1)*n+j] * beta[(t+1)*n+j])
			}
			beta[t*n+i] = sum
		}
		normal(beta[t*n : (t+1)*n])
	}
	found := chances{make([]float64, length), make([]float64, length), make([]float64, length)}
	var p [spanLabels]float64
	for t := range length {
		for j := range n {
			p[j] = alpha[t*n+j] * beta[t*n+j]
		}
		normal(p[:])
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
