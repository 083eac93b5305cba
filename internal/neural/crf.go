//go:build train

package neural

import "math"

// A crf works out the gradient of a chain of labels.
type crf struct {
	grad                 []float32 // of the scores, a row of Width for each token
	alpha, beta, weights []float64
}

func room(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n, n+n/4)
	}
	return s[:n]
}

// gradients fills grad with the gradient of the loss, the negative logarithm of
// the gold labels' probability, adds that of the chain to from, start and end,
// and returns the loss.
func (c *crf) gradients(m *Net, e *Example, scores []float32, allowed func(i, j int) bool, from, start, end []float32) float64 {
	c.grad = zeros(c.grad, len(scores))
	loss, first := 0.0, 0
	parts := e.Parts
	if parts == nil {
		parts = []int32{int32(len(e.Gold))}
	}
	for _, last := range parts {
		if int(last) > first {
			loss += c.part(m, e, scores, allowed, first, int(last), from, start, end)
		}
		first = int(last)
	}
	return loss
}

// part does the tokens [first, last). Sums run over probabilities that are
// scaled at each step (Rabiner 1989).
func (c *crf) part(m *Net, e *Example, scores []float32, allowed func(i, j int) bool, first, last int, from, start, end []float32) float64 {
	n, length := m.Labels, last-first
	c.alpha, c.beta, c.weights = room(c.alpha, length*n), room(c.beta, length*n), room(c.weights, length*n)
	factor := func(i, j int, x float32) float64 {
		if allowed(i, j) {
			return math.Exp(float64(x))
		}
		return 0
	}
	var step [Width * Width]float64
	var begin, stop [Width]float64
	for i := range n {
		begin[i], stop[i] = factor(-1, i, m.Start[i]), factor(i, -1, m.End[i])
		for j := range n {
			step[i*n+j] = factor(i, j, m.From[i*n+j])
		}
	}
	gold := e.Gold[first:last]
	loss := -float64(m.Start[gold[0]]) - float64(m.End[gold[length-1]])
	for t := range length {
		row := scores[(first+t)*Width:][:n]
		free := n
		if at := first + t; at >= e.Fixed[0] && at < e.Fixed[1] {
			free = 1
		}
		top := row[0]
		for _, x := range row[:free] {
			top = max(top, x)
		}
		loss += float64(top) - float64(row[gold[t]])
		for j := range n {
			c.weights[t*n+j] = 0
			if j < free {
				c.weights[t*n+j] = math.Exp(float64(row[j] - top))
			}
		}
		if t > 0 {
			loss -= float64(m.From[int(gold[t-1])*n+int(gold[t])])
		}
	}
	for t := range length {
		sum := 0.0
		for j := range n {
			x := begin[j]
			if t > 0 {
				x = 0
				for i := range n {
					x += c.alpha[(t-1)*n+i] * step[i*n+j]
				}
			}
			c.alpha[t*n+j] = x * c.weights[t*n+j]
			sum += c.alpha[t*n+j]
		}
		loss += math.Log(sum)
		for j := range n {
			c.alpha[t*n+j] /= sum
		}
	}
	sum := 0.0
	for j := range n {
		c.beta[(length-1)*n+j] = stop[j]
		sum += c.alpha[(length-1)*n+j] * stop[j]
	}
	loss += math.Log(sum)
	for t := length - 1; t >= 0; t-- {
		total := 0.0
		for j := range n {
			total += c.alpha[t*n+j] * c.beta[t*n+j]
		}
		g := c.grad[(first+t)*Width:][:n]
		for j := range n {
			g[j] = float32(c.alpha[t*n+j] * c.beta[t*n+j] / total)
		}
		g[gold[t]]--
		if t == 0 {
			add(start, g)
		}
		if t == length-1 {
			add(end, g)
		}
		if t == 0 {
			break
		}
		for j := range n {
			c.beta[t*n+j] *= c.weights[t*n+j] / total
		}
		norm := 0.0
		for i := range n {
			x := 0.0
			for j := range n {
				x += step[i*n+j] * c.beta[t*n+j]
			}
			c.beta[(t-1)*n+i] = x
			norm += c.alpha[(t-1)*n+i] * x
		}
		for i := range n {
			for j := range n {
				from[i*n+j] += float32(c.alpha[(t-1)*n+i] * step[i*n+j] * c.beta[t*n+j] / norm)
			}
		}
		from[int(gold[t-1])*n+int(gold[t])]--
	}
	return loss
}
