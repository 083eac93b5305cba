//go:build train

package neural

import "math"

// A TreeExample is a sentence to learn from.
type TreeExample struct {
	In        Input
	Classes   []uint8
	Heads     []int32 // -1 for none
	Relations []uint8 // of tokens with a head
}

// TrainTree fits a Tree to sentences: the class, the head and, given that, the
// relation of each token by itself (logistic loss). A step's gradient is the
// mean over the tokens of its batch. Rows of the table that no sentence showed
// are zero.
func TrainTree(shape Shape, tree TreeShape, vectors []float32, data []*TreeExample, o Options) *Tree {
	t := newTreeTrainer(shape, tree, vectors, o)
	t.epochs(len(data), func(k int) (float64, int) { return t.learn(data[k]), data[k].In.Len() })
	t.table.forgetUnseen()
	return t.tree
}

type treeTrainer struct {
	*learner
	tree                                    *Tree
	maps, mapBias, class, relation, relBias *parameter

	state                 TreeState
	gradMaps, gradKeys, g []float32
}

func newTreeTrainer(shape Shape, tree TreeShape, vectors []float32, o Options) *treeTrainer {
	m := newTree(shape, tree, vectors)
	t := &treeTrainer{learner: newLearner(&m.encoder, o), tree: m}
	spread := 0.5 / math.Sqrt(float64(shape.Hidden))
	t.maps, t.mapBias = t.filled(m.maps, spread), t.dense(m.mapBias)
	t.class = t.filled(m.class, spread)
	t.relation, t.relBias = t.filled(m.relation, 0.7/math.Sqrt(wide)), t.dense(m.relBias)
	return t
}

// learn adds the gradients of a sentence and returns its loss.
func (t *treeTrainer) learn(e *TreeExample) float64 {
	n, m, s := e.In.Len(), t.tree, &t.state
	if n == 0 {
		return 0
	}
	t.encode(&e.In, &s.encoding)
	m.score(s, n)
	t.gradMaps, t.gradKeys = zeros(t.gradMaps, n*s.c.all), zeros(t.gradKeys, m.Key*s.stride)
	loss := 0.0
	for i := range n {
		loss += t.learnHead(i, n, int(e.Heads[i]))
		if e.Heads[i] >= 0 {
			loss += t.learnRelation(i, int(e.Heads[i]), int(e.Relations[i]))
		}
		loss += softmax(t.row(i)[s.c.class:][:m.Labels], s.row(i)[s.c.class:][:m.Labels], int(e.Classes[i]))
	}
	for i := range n {
		row := t.row(i)[s.c.asHead:][:m.Key]
		for k := range row {
			row[k] += t.gradKeys[k*s.stride+i]
		}
	}
	t.goBack(n)
	return loss
}

// row is the gradient of what maps made of a token.
func (t *treeTrainer) row(i int) []float32 {
	return t.gradMaps[i*t.state.c.all : (i+1)*t.state.c.all]
}

func (t *treeTrainer) learnHead(i, n, gold int) float64 {
	s, c := &t.state, &t.state.c
	none := s.stride - 1
	scores := s.arcs[i*s.stride : (i+1)*s.stride]
	scores[i] = float32(math.Inf(-1))
	for u := n; u < none; u++ {
		scores[u] = scores[i]
	}
	if gold < 0 {
		gold = none
	}
	t.g = zeros(t.g, s.stride)
	loss := softmax(t.g, scores, gold)
	row := t.row(i)
	row[c.farDependent+noHead] += t.g[none]
	t.g[none] = 0
	keys := t.tree.Key
	dots(row[c.asDependent:][:keys], s.keys, t.g)
	outer(t.gradKeys, s.row(i)[c.asDependent:][:keys], t.g)
	for u := range n {
		if u != i {
			far := distance(u - i)
			row[c.farDependent+far] += t.g[u]
			t.row(u)[c.farHead+far] += t.g[u]
		}
	}
	return loss
}

func (t *treeTrainer) learnRelation(i, head, gold int) float64 {
	s, m := &t.state, t.tree
	m.relate(s, i, head)
	var g, inner [wide]float32
	loss := softmax(g[:m.Relations], s.scores[:m.Relations], gold)
	add(t.relBias.every(), g[:])
	outer(t.relation.every(), s.hidden[:], g[:])
	dots(inner[:], m.relation, g[:])
	own, other := t.row(i)[s.c.relDependent:], t.row(head)[s.c.relHead:]
	for k, x := range s.hidden {
		if x > 0 {
			own[k] += inner[k]
			other[k] += inner[k]
		}
	}
	return loss
}

// goBack brings the gradient of what maps made to all weights.
func (t *treeTrainer) goBack(n int) {
	m, h, s := t.tree, t.tree.Hidden, &t.state
	toFirst, toLast := t.gradients(n)
	maps, mapBias, class := t.maps.every(), t.mapBias.every(), t.class.every()
	for i := range n {
		g, first, last := t.row(i), s.first()[i*h:(i+1)*h], s.last()[i*h:(i+1)*h]
		add(mapBias, g)
		outer(maps, last, g)
		dots(toLast[i*h:(i+1)*h], m.maps, g)
		outer(class, first, g[s.c.class:])
		dots(toFirst[i*h:(i+1)*h], m.class, g[s.c.class:])
	}
	t.through(n, &s.encoding)
}

// softmax adds to grad, which is zero, the gradient of the loss of choosing
// gold, the negative logarithm of its probability, and returns the loss.
func softmax(grad, scores []float32, gold int) float64 {
	top := scores[gold]
	for _, x := range scores {
		top = max(top, x)
	}
	sum := 0.0
	for i, x := range scores {
		p := math.Exp(float64(x - top))
		sum += p
		grad[i] = float32(p)
	}
	for i := range grad {
		grad[i] /= float32(sum)
	}
	grad[gold]--
	return math.Log(sum) - float64(scores[gold]-top)
}
