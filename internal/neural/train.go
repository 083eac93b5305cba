//go:build train

package neural

import (
	"math"
)

// Options of Train and TrainTree.
type Options struct {
	Epochs  int
	Rate    float64 // Adam's step at the start; it falls to zero
	Dropout float64 // share of the hidden numbers that is left out at random
	Skip    float64 // share of the words and features that is left out at random
	Batch   int     // examples for each step
	Seed    uint64
	Allowed func(i, j int) bool // for Train: which label may follow which; -1 stands for either end
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
	t.epochs(len(data), func(k int) (float64, int) { return t.learn(data[k]), 1 })
	return t.net
}

type trainer struct {
	*learner
	net                            *Net
	out, outBias, from, start, end *parameter

	state State
	crf   crf
}

func newTrainer(shape Shape, vectors []float32, o Options) *trainer {
	m := newNet(shape, vectors)
	t := &trainer{learner: newLearner(&m.encoder, o), net: m}
	t.out, t.outBias = t.filled(m.out, 0.5/math.Sqrt(2*float64(shape.Hidden))), t.dense(m.outBias)
	t.from, t.start, t.end = t.dense(m.From), t.dense(m.Start), t.dense(m.End)
	return t
}

// learn adds the gradients of an example and returns its loss.
func (t *trainer) learn(e *Example) float64 {
	n, m := e.In.Len(), t.net
	if n == 0 {
		return 0
	}
	t.encode(&e.In, &t.state.encoding)
	m.score(&t.state, n)
	loss := t.crf.gradients(m, e, t.state.scores, t.o.Allowed, t.from.every(), t.start.every(), t.end.every())
	t.goBack(n)
	return loss
}

// goBack brings the gradient of the scores to all weights.
func (t *trainer) goBack(n int) {
	m, h, s := t.net, t.net.Hidden, &t.state.encoding
	toFirst, toLast := t.gradients(n)
	out, outBias := t.out.every(), t.outBias.every()
	for i := range n {
		g := t.crf.grad[i*Width : (i+1)*Width]
		outer(out[:h*Width], s.last()[i*h:(i+1)*h], g)
		outer(out[h*Width:], s.first()[i*h:(i+1)*h], g)
		dots(toLast[i*h:(i+1)*h], m.out[:h*Width], g)
		dots(toFirst[i*h:(i+1)*h], m.out[h*Width:], g)
		add(outBias, g)
	}
	t.through(n, s)
}
