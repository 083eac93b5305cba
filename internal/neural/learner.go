//go:build train

package neural

import (
	"math"
	"math/rand/v2"
)

// A learner trains an encoder, and what stands above it.
type learner struct {
	m    *encoder
	o    Options
	rng  *rand.Rand
	drop *dropper

	project, table, bias *parameter
	conv, shift          []*parameter
	all                  []*parameter

	blank []bool      // the tokens of which nothing is shown
	in    Input       // as far as it was not left out
	back  [][]float32 // by layer: the gradient
	inner []float32
}

func newLearner(m *encoder, o Options) *learner {
	m.table = make([]float32, m.Rows*m.Hidden)
	t := &learner{m: m, o: o, rng: rand.New(rand.NewPCG(o.Seed, 3))}
	if o.Dropout > 0 {
		t.drop = &dropper{rng: t.rng, keep: uint64((1 - o.Dropout) * 65536), gain: float32(1 / (1 - o.Dropout))}
	}
	t.project = t.filled(m.project, 0.5/math.Sqrt(float64(m.Vector)))
	t.table = newParameter(m.table, m.Hidden)
	t.fill(m.table, 0.1)
	t.all = append(t.all, t.table)
	t.bias = t.dense(m.bias)
	for l := range m.conv {
		t.conv = append(t.conv, t.filled(m.conv[l], 0.7/math.Sqrt(3*float64(m.Hidden))))
		t.shift = append(t.shift, t.dense(m.shift[l]))
	}
	t.back = make([][]float32, len(m.Dilations)+1)
	return t
}

func (t *learner) fill(w []float32, spread float64) {
	for i := range w {
		w[i] = float32(t.rng.NormFloat64() * spread)
	}
}

// dense is a parameter of which every step moves all.
func (t *learner) dense(w []float32) *parameter {
	p := newParameter(w, len(w))
	t.all = append(t.all, p)
	return p
}

// filled is dense with random weights to begin with.
func (t *learner) filled(w []float32, spread float64) *parameter {
	t.fill(w, spread)
	return t.dense(w)
}

// epochs learns n examples epoch after epoch. learn adds the gradients of an
// example and returns its loss and its share of the weight of a step.
func (t *learner) epochs(n int, learn func(k int) (loss float64, weight int)) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	steps, total := 0, t.o.Epochs*((n+t.o.Batch-1)/t.o.Batch)
	for epoch := range t.o.Epochs {
		t.rng.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, weight := 0.0, 0
		for at := 0; at < n; at += t.o.Batch {
			batch := 0
			for _, k := range order[at:min(at+t.o.Batch, n)] {
				l, w := learn(k)
				loss += l
				batch += w
			}
			steps++
			weight += batch
			rate := float32(t.o.Rate * (1 - float64(steps-1)/float64(total)))
			for _, p := range t.all {
				p.step(rate, 1/float32(max(batch, 1)))
			}
		}
		if t.o.Report != nil {
			t.o.Report(epoch, loss/float64(max(weight, 1)))
		}
	}
}

// encode works out the layers of an input of which some is left out.
func (t *learner) encode(in *Input, s *encoding) {
	m, n, h := t.m, in.Len(), t.m.Hidden
	t.look(in)
	m.reserve(s, n)
	for i := range n {
		sum := s.first()[i*h : (i+1)*h]
		m.Begin(sum)
		for k := range m.Slots {
			m.AddWord(sum, k, t.in.Words[i*m.Slots+k])
		}
		m.AddRows(sum, t.in.rows(i))
	}
	m.encode(s, t.drop)
}

// look takes up an input without some of its words and features.
func (t *learner) look(in *Input) {
	t.in.Reset()
	t.blank = t.blank[:0]
	for range in.Len() {
		t.blank = append(t.blank, t.o.Blank > 0 && t.rng.Float64() < t.o.Blank)
	}
	for i, w := range in.Words {
		if t.blank[i/t.m.Slots] || t.rng.Float64() < t.o.Skip {
			w = -1
		}
		t.in.Words = append(t.in.Words, w)
	}
	for i := range in.Len() {
		for _, r := range in.rows(i) {
			if !t.blank[i] && t.rng.Float64() >= t.o.Skip {
				t.in.Rows = append(t.in.Rows, r)
			}
		}
		t.in.Next()
	}
}

// gradients are those of the first and the last layer, zero.
func (t *learner) gradients(n int) (first, last []float32) {
	for l := range t.back {
		t.back[l] = zeros(t.back[l], n*t.m.Hidden)
	}
	return t.back[0], t.back[len(t.back)-1]
}

// through brings the gradients of the layers to the weights below them.
func (t *learner) through(n int, s *encoding) {
	m, h := t.m, t.m.Hidden
	for l := len(m.Dilations) - 1; l >= 0; l-- {
		d, x := m.Dilations[l], s.layers[l]
		t.inner = zeros(t.inner, n*h)
		copy(t.inner, t.back[l+1])
		t.shut(t.inner, s.gains[l+1])
		add(t.back[l], t.back[l+1])
		conv, shift := t.conv[l].every(), t.shift[l].every()
		for i := range n {
			g := t.inner[i*h : (i+1)*h]
			add(shift, g)
			for k, u := range [3]int{i - d, i, i + d} {
				if u >= 0 && u < n {
					outer(conv[k*h*h:(k+1)*h*h], x[u*h:(u+1)*h], g)
					dots(t.back[l][u*h:(u+1)*h], m.conv[l][k*h*h:(k+1)*h*h], g)
				}
			}
		}
	}
	t.shut(t.back[0], s.first())
	bias, project, size := t.bias.every(), t.project.every(), m.Vector*h
	for i := range n {
		g := t.back[0][i*h : (i+1)*h]
		add(bias, g)
		for k := range m.Slots {
			if w := int(t.in.Words[i*m.Slots+k]); w >= 0 {
				outer(project[k*size:(k+1)*size], m.vectors[w*m.Vector:(w+1)*m.Vector], g)
			}
		}
		for _, r := range t.in.rows(i) {
			add(t.table.row(int(r)), g)
		}
	}
}

// shut lets a gradient through where a layer let its numbers through.
func (t *learner) shut(g, layer []float32) {
	gain := float32(1)
	if t.drop != nil {
		gain = t.drop.gain
	}
	for i, x := range layer {
		if x > 0 {
			g[i] *= gain
		} else {
			g[i] = 0
		}
	}
}

// outer adds the outer product of x and y to w.
func outer(w, x, y []float32) {
	for k := 0; k < len(y); k += block {
		outer16(&w[k], &x[0], &y[k], len(x), len(y))
	}
}

// dots adds to x the products of the rows of w and y.
func dots(x, w, y []float32) {
	for k := 0; k < len(y); k += block {
		dots16(&x[0], &w[k], &y[k], len(x), len(y))
	}
}
