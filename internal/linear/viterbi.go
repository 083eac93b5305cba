package linear

import "math"

// Forbidden is the score of a transition that must not be taken.
const Forbidden = math.MinInt32 / 4

// A Chain holds the transition scores of a sequence model over its labels:
// From[i*n+j] is the score of label j after label i, Start and End those of a
// first and a last label. It is immutable, so goroutines may share it.
type Chain struct {
	Labels           int
	From, Start, End []int32
}

// NewChain is a chain that scores all transitions 0. allowed says which label j
// may follow i; i or j is -1 at the ends.
func NewChain(labels int, allowed func(i, j int) bool) *Chain {
	n := labels
	c := &Chain{Labels: n, From: make([]int32, n*n), Start: make([]int32, n), End: make([]int32, n)}
	for i := range n {
		for j := range n {
			if !allowed(i, j) {
				c.From[i*n+j] = Forbidden
			}
		}
		if !allowed(-1, i) {
			c.Start[i] = Forbidden
		}
		if !allowed(i, -1) {
			c.End[i] = Forbidden
		}
	}
	return c
}

// Templates of the features under which a model file keeps its transitions.
var startTag, endTag, fromTag = String("chain start"), String("chain end"), String("chain from")

// An Adder is a Model or a Table.
type Adder interface {
	Labels() int
	Add(scores []int32, f Feature)
}

// ChainOf reads the transitions of a sequence model; allowed is as for NewChain.
func ChainOf(m Adder, allowed func(i, j int) bool) *Chain {
	c := NewChain(m.Labels(), allowed)
	add := func(scores []int32, f Feature) {
		sum := make([]int32, len(scores))
		m.Add(sum, f)
		for i := range scores {
			if scores[i] != Forbidden {
				scores[i] = sum[i]
			}
		}
	}
	add(c.Start, startTag)
	add(c.End, endTag)
	for i := range c.Labels {
		add(c.From[i*c.Labels:(i+1)*c.Labels], fromTag.Int(i))
	}
	return c
}

// A Decoder holds the working memory of Best and BestFew, so that it can be
// used again; one goroutine at a time.
type Decoder struct {
	back       []uint8
	here, next []int32
	path       []uint8
	few        few
}

// Best is the best sequence of labels under the scores, one row of c.Labels
// for each position (Viterbi 1967), and its score. The path is valid until the
// next call.
func (d *Decoder) Best(c *Chain, scores []int32) (path []uint8, score int32) {
	n := c.Labels
	length := len(scores) / n
	if length == 0 {
		return nil, 0
	}
	d.back = grow(d.back, length*n)
	d.here, d.next = grow(d.here, n), grow(d.next, n)
	for j := range n {
		d.here[j] = max(c.Start[j]+scores[j], Forbidden)
	}
	for t := 1; t < length; t++ {
		row := scores[t*n : (t+1)*n]
		back := d.back[t*n : (t+1)*n]
		for j := range n {
			best, from := int32(math.MinInt32), 0
			for i := range n {
				if s := d.here[i] + c.From[i*n+j]; s > best {
					best, from = s, i
				}
			}
			d.next[j] = max(best+row[j], Forbidden)
			back[j] = uint8(from)
		}
		d.here, d.next = d.next, d.here
	}
	best, last := int32(math.MinInt32), 0
	for j := range n {
		if s := d.here[j] + c.End[j]; s > best {
			best, last = s, j
		}
	}
	d.path = grow(d.path, length)
	for t := length - 1; t >= 0; t-- {
		d.path[t] = uint8(last)
		last = int(d.back[t*n+last])
	}
	return d.path, best
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
