//go:build train

package neural

import (
	"math"
	"math/rand/v2"
)

// Options of Train.
type Options struct {
	Epochs  int
	Rate    float64 // Adam's step at the start; it falls to zero
	Dropout float64 // share of the hidden numbers that is left out at random
	Skip    float64 // share of the words and features that is left out at random
	Batch   int     // examples for each step
	Seed    uint64
	Allowed func(i, j int) bool // which label may follow which; -1 stands for either end
	Report  func(epoch int, loss float64)
}

// An Example is a sequence to learn from.
type Example struct {
	In    Input
	Gold  []uint8
	Parts []int32 // where the parts of it end that each have a chain of their own; nil for one part
	Fixed [2]int  // tokens [first, last) that can have no label but 0
}

// Train fits a network and its chain, a conditional random field (Lafferty et
// al. 2001), to examples, with Adam (Kingma and Ba 2015) and dropout.
func Train(shape Shape, vectors []float32, data []*Example, o Options) *Net {
	t := newTrainer(shape, vectors, o)
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	steps, total := 0, o.Epochs*((len(data)+o.Batch-1)/o.Batch)
	for epoch := range o.Epochs {
		t.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for at := 0; at < len(order); at += o.Batch {
			batch := order[at:min(at+o.Batch, len(order))]
			for _, k := range batch {
				loss += t.learn(data[k])
			}
			steps++
			rate := float32(o.Rate * (1 - float64(steps-1)/float64(total)))
			for _, p := range t.all {
				p.step(rate, 1/float32(len(batch)))
			}
		}
		if o.Report != nil {
			o.Report(epoch, loss/float64(len(data)))
		}
	}
	return t.net
}

type trainer struct {
	net  *Net
	o    Options
	rng  *rand.Rand
	drop *dropper

	project, table, bias, out, outBias, from, start, end *parameter

	conv, shift, all []*parameter

	state State
	crf   crf
	in    Input
	back  [][]float32 // by layer: the gradient
	inner []float32
}

func newTrainer(shape Shape, vectors []float32, o Options) *trainer {
	m := newNet(shape, vectors)
	m.table = make([]float32, shape.Rows*shape.Hidden)
	t := &trainer{net: m, o: o, rng: rand.New(rand.NewPCG(o.Seed, 3))}
	if o.Dropout > 0 {
		t.drop = &dropper{rng: t.rng, keep: uint64((1 - o.Dropout) * 65536), gain: float32(1 / (1 - o.Dropout))}
	}
	fill := func(s []float32, spread float64) {
		for i := range s {
			s[i] = float32(t.rng.NormFloat64() * spread)
		}
	}
	h := float64(shape.Hidden)
	fill(m.project, 0.5/math.Sqrt(float64(shape.Vector)))
	fill(m.table, 0.1)
	for _, c := range m.conv {
		fill(c, 0.7/math.Sqrt(3*h))
	}
	fill(m.out, 0.5/math.Sqrt(2*h))
	dense := func(w []float32) *parameter {
		p := newParameter(w, len(w))
		t.all = append(t.all, p)
		return p
	}
	t.project, t.bias, t.out, t.outBias = dense(m.project), dense(m.bias), dense(m.out), dense(m.outBias)
	t.from, t.start, t.end = dense(m.From), dense(m.Start), dense(m.End)
	for l := range m.conv {
		t.conv, t.shift = append(t.conv, dense(m.conv[l])), append(t.shift, dense(m.shift[l]))
	}
	t.table = newParameter(m.table, shape.Hidden)
	t.all = append(t.all, t.table)
	t.back = make([][]float32, len(m.Dilations)+1)
	return t
}

// learn adds the gradients of an example and returns its loss.
func (t *trainer) learn(e *Example) float64 {
	n, m, h := e.In.Len(), t.net, t.net.Hidden
	if n == 0 {
		return 0
	}
	t.look(&e.In)
	m.reserve(&t.state, n)
	for i := range n {
		sum := t.state.layers[0][i*h : (i+1)*h]
		m.Begin(sum)
		for k := range m.Slots {
			m.AddWord(sum, k, t.in.Words[i*m.Slots+k])
		}
		m.AddRows(sum, t.in.rows(i))
	}
	m.run(&t.state, n, t.drop)
	loss := t.crf.gradients(m, e, t.state.scores, t.o.Allowed, t.from.every(), t.start.every(), t.end.every())
	t.goBack(n)
	return loss
}

// look takes up an input without some of its words and features.
func (t *trainer) look(in *Input) {
	t.in.Reset()
	for _, w := range in.Words {
		if t.rng.Float64() < t.o.Skip {
			w = -1
		}
		t.in.Words = append(t.in.Words, w)
	}
	for i := range in.Len() {
		for _, r := range in.rows(i) {
			if t.rng.Float64() >= t.o.Skip {
				t.in.Rows = append(t.in.Rows, r)
			}
		}
		t.in.Next()
	}
}

// zeros is grow with all numbers zero.
func zeros(s []float32, n int) []float32 {
	s = grow(s, n)
	clear(s)
	return s
}

// goBack brings the gradient of the scores to all weights.
func (t *trainer) goBack(n int) {
	m, h := t.net, t.net.Hidden
	layers := len(m.Dilations)
	for l := range t.back {
		t.back[l] = zeros(t.back[l], n*h)
	}
	first, last := t.state.layers[0], t.state.layers[layers]
	out, outBias := t.out.every(), t.outBias.every()
	for i := range n {
		g := t.crf.grad[i*Width : (i+1)*Width]
		outer(out[:h*Width], last[i*h:(i+1)*h], g)
		outer(out[h*Width:], first[i*h:(i+1)*h], g)
		dots(t.back[layers][i*h:(i+1)*h], m.out[:h*Width], g)
		dots(t.back[0][i*h:(i+1)*h], m.out[h*Width:], g)
		add(outBias, g)
	}
	for l := layers - 1; l >= 0; l-- {
		d, x := m.Dilations[l], t.state.layers[l]
		t.inner = zeros(t.inner, n*h)
		copy(t.inner, t.back[l+1])
		t.shut(t.inner, t.state.gains[l+1])
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
	t.shut(t.back[0], first)
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
func (t *trainer) shut(g, layer []float32) {
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
