//go:build train

package neural

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var smallTree = TreeShape{Relations: 4, Key: 16}

func treeExample(r *rand.Rand, n int) *TreeExample {
	e := &TreeExample{}
	for i := range n {
		e.In.Words = append(e.In.Words, int32(r.IntN(4))-1)
		e.In.Rows = append(e.In.Rows, int32(r.IntN(6)), int32(r.IntN(6)))
		e.In.Next()
		e.Classes = append(e.Classes, uint8(r.IntN(3)))
		e.Heads = append(e.Heads, int32((i+1+r.IntN(n-1))%n))
		e.Relations = append(e.Relations, uint8(r.IntN(4)))
	}
	e.Heads[1] = -1
	return e
}

// treeLossByHand sums up all losses.
func treeLossByHand(m *Tree, e *TreeExample) float64 {
	var s TreeState
	m.Read(&s, sums(&m.encoder, &e.In))
	nll := func(scores []float32, gold int) float64 {
		z := 0.0
		for _, x := range scores {
			z += math.Exp(float64(x))
		}
		return math.Log(z) - float64(scores[gold])
	}
	loss := 0.0
	for i, head := range e.Heads {
		loss += nll(s.row(i)[s.c.class:][:m.Labels], int(e.Classes[i]))
		scores, gold := []float32{s.NoArc(i)}, 0
		for u := range e.Heads {
			if u != i {
				if u == int(head) {
					gold = len(scores)
				}
				scores = append(scores, s.Arc(i, u))
			}
		}
		loss += nll(scores, gold)
		if head >= 0 {
			m.relate(&s, i, int(head))
			loss += nll(s.scores[:m.Relations], int(e.Relations[i]))
		}
	}
	return loss
}

func TestTreeGradients(t *testing.T) {
	for _, n := range []int{2, 5, 16} {
		r := rand.New(rand.NewPCG(1, uint64(n)))
		tr := newTreeTrainer(small, smallTree, random(r, 3*small.Vector), Options{Seed: 4})
		for _, p := range tr.tree.parts() {
			for i := range p {
				p[i] += float32(r.NormFloat64()) * .3
			}
		}
		e := treeExample(r, n)
		loss := tr.learn(e)
		require.InDelta(t, treeLossByHand(tr.tree, e), loss, 1e-3)
		checkSlopes(t, r, tr.all, func() float64 { return treeLossByHand(tr.tree, e) })
	}
}

func TestTrainTreeLearnsAndItsFileHoldsIt(t *testing.T) {
	// Everything depends on the nearest 5 to the right, with its own number as
	// class and relation; the last word is a 5 that depends on nothing.
	r := rand.New(rand.NewPCG(7, 1))
	var data []*TreeExample
	for range 400 {
		e := &TreeExample{}
		for i := range 8 {
			f := r.IntN(5)
			if i == 3 || i == 7 {
				f = 5
			}
			e.In.Words = append(e.In.Words, -1)
			e.In.Rows = append(e.In.Rows, int32(f))
			e.In.Next()
			e.Classes = append(e.Classes, uint8(f%3))
			e.Relations = append(e.Relations, uint8(f%4))
			head := int32(3)
			if i >= 3 {
				head = 7
			}
			e.Heads = append(e.Heads, head)
		}
		e.Heads[7] = -1
		data = append(data, e)
	}
	o := Options{Epochs: 6, Rate: 0.01, Batch: 4, Seed: 1}
	m := TrainTree(small, smallTree, make([]float32, 4), data, o)
	file := m.Encode()
	require.Equal(t, file, TrainTree(small, smallTree, make([]float32, 4), data, o).Encode(), "the same each time")
	read, err := OpenTree(string(file), m.vectors)
	require.NoError(t, err)
	for cut := range len(file) {
		_, err := OpenTree(string(file[:cut]), m.vectors)
		require.Error(t, err)
	}
	wrong := 0
	for _, e := range data[:50] {
		var s TreeState
		read.Read(&s, sums(&read.encoder, &e.In))
		for i, head := range e.Heads {
			if read.Class(&s, i) != int(e.Classes[i]) {
				wrong++
			}
			got, top := -1, s.NoArc(i)
			for u := range e.Heads {
				if u != i && s.Arc(i, u) > top {
					got, top = u, s.Arc(i, u)
				}
			}
			if got != int(head) || head >= 0 && read.Relation(&s, i, int(head)) != int(e.Relations[i]) {
				wrong++
			}
		}
	}
	assert.Less(t, wrong, 8, "of 400 words")
}
