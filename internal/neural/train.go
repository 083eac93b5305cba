//go:build train

package neural

import (
	"math"
	"slices"
)

// Options of Train and TrainTree.
type Options struct {
	Epochs  int
	Rate    float64 // Adam's step at the start; it falls to zero
	Dropout float64 // share of the hidden numbers that is left out at random
	Skip    float64 // share of the words and features that is left out at random
	Blank   float64 // share of the tokens that show nothing at all
	Batch   int     // examples for each step
	Seed    uint64
	Allowed func(i, j int) bool // for Train: which label may follow which; -1 stands for either end
	Report  func(epoch int, loss float64)

	// Side is for Train: more labels, each token's by itself, whose scores follow
	// those of the chain's. What the layers learn for them helps the chain (Caruana 1997).
	Side Side

	// Alone is for Train: there is no chain, each open token has a label by itself.
	Alone bool
}

// A Side is labels that are learned beside those of a network's chain.
type Side struct {
	Labels int // 0 for none; with the chain's at most Width
	Weight float64
}

// NoSide is the side label of a token whose own is not known.
const NoSide = 255

// An Example is a sequence to learn from.
type Example struct {
	In    Input
	Gold  []uint8
	Side  []uint8 // labels of the options' Side
	Parts []int32 // where the parts of it end that each have a chain of their own; nil for one part
	Open  []bool  // the tokens that have a label, for the options' Alone
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
	loss := 0.0
	if t.o.Alone {
		t.crf.grad = zeros(t.crf.grad, n*Width)
		for i := range n {
			if row := i * Width; e.Open[i] {
				loss += softmax(t.crf.grad[row:row+m.Labels], t.state.scores[row:row+m.Labels], int(e.Gold[i]))
			}
		}
	} else {
		loss = t.crf.gradients(m, e, t.state.scores, t.o.Allowed, t.from.every(), t.start.every(), t.end.every())
	}
	if s := &t.o.Side; s.Labels > 0 {
		for i := range n {
			if e.Side[i] == NoSide {
				continue
			}
			row := i*Width + m.Labels
			s.gradient(t.crf.grad[row:row+s.Labels], t.state.scores[row:row+s.Labels], e.Side[i])
		}
	}
	t.goBack(n)
	return loss
}

// gradient is that of the negative logarithm of the gold label's probability.
func (s *Side) gradient(g, scores []float32, gold uint8) {
	top, sum := slices.Max(scores), 0.0
	for _, x := range scores {
		sum += math.Exp(float64(x - top))
	}
	for j, x := range scores {
		g[j] = float32(s.Weight * math.Exp(float64(x-top)) / sum)
	}
	g[gold] -= float32(s.Weight)
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
