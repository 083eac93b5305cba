//go:build train

package linear

import (
	"math"
	"math/rand/v2"
)

// A Trial is a choice among candidates: the rows of candidate i are
// Rows[Ends[i-1]:Ends[i]], and Right says which of them are right.
type Trial struct {
	Rows  []int32
	Ends  []int32
	Right []bool
	Given []float64 // log-odds of each that are known beforehand; nil for none
}

// Append adds a candidate.
func (t *Trial) Append(b *Builder, features []Feature, right bool) {
	for _, f := range features {
		if id, ok := b.id(f); ok {
			t.Rows = append(t.Rows, id)
		}
	}
	t.Ends = append(t.Ends, int32(len(t.Rows)))
	t.Right = append(t.Right, right)
}

func (t *Trial) at(i int) []int32 { return part(t.Rows, t.Ends, i) }

// LearnChoices fits a conditional logit (McFadden 1974): the probability of
// the right candidates together against all. Runs of several seeds are
// averaged as by Learn.
func LearnChoices(v *Vocabulary, trials []*Trial, o Options) *Weights {
	return average(o.Seeds, func(seed uint64) *Weights { return choose(v, trials, o, seed) })
}

func choose(v *Vocabulary, trials []*Trial, o Options, seed uint64) *Weights {
	r := &run{n: 1, rate: float32(o.Rate), l1: float32(o.L1), l2: float32(o.L2)}
	w, g := make([]float32, len(v.Features)), make([]float32, len(v.Features))
	rng := rand.New(rand.NewPCG(seed, 7))
	keep := uint64(math.Round((1 - o.Dropout) * 65536))
	gain := 1 / (1 - o.Dropout)
	var scores []float64
	for epoch := range o.Epochs {
		loss := 0.0
		for _, at := range rng.Perm(len(trials)) {
			t := trials[at]
			// A feature is dropped for all candidates alike: what they share
			// must not tell them apart.
			salt := rng.Uint64()
			kept := func(id int32) bool { return mix(uint64(id)*0x9e3779b97f4a7c15^salt)>>48 < keep }
			scores = scores[:0]
			for i := range t.Ends {
				sum := 0.0
				for _, id := range t.at(i) {
					if kept(id) {
						sum += float64(w[id])
					}
				}
				sum *= gain
				if t.Given != nil {
					sum += t.Given[i]
				}
				scores = append(scores, sum)
			}
			z := logSum(scores)
			right := math.Inf(-1)
			for i, x := range scores {
				if t.Right[i] {
					right = math.Max(right, x) + math.Log1p(math.Exp(-math.Abs(right-x)))
				}
			}
			if math.IsInf(right, -1) {
				continue
			}
			loss += z - right
			for i, x := range scores {
				d := math.Exp(x - z)
				if t.Right[i] {
					d -= math.Exp(x - right)
				}
				d *= gain
				if d > -small && d < small {
					continue
				}
				for _, id := range t.at(i) {
					if kept(id) {
						r.step(&w[id], &g[id], float32(d))
					}
				}
			}
		}
		if o.Report != nil {
			o.Report(seed, epoch, loss/float64(len(trials)))
		}
	}
	return &Weights{Labels: 1, W: w, From: make([]float32, 1), Start: make([]float32, 1), End: make([]float32, 1)}
}
