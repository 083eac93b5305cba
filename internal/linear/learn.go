//go:build train

package linear

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// A Vocabulary numbers the features of a training set.
type Vocabulary struct {
	ids      map[Feature]int32
	Features []Feature
}

// NewVocabulary numbers the features that occur at least least times.
func NewVocabulary(counts map[Feature]int32, least int32) *Vocabulary {
	v := &Vocabulary{ids: make(map[Feature]int32)}
	for f, n := range counts {
		if n >= least {
			v.Features = append(v.Features, f)
		}
	}
	slices.Sort(v.Features)
	for i, f := range v.Features {
		v.ids[f] = int32(i)
	}
	return v
}

// ID is the number of a feature, or -1.
func (v *Vocabulary) ID(f Feature) int32 {
	if id, ok := v.ids[f]; ok {
		return id
	}
	return -1
}

// A Builder makes sequences and their vocabulary in one pass.
type Builder struct {
	v    Vocabulary
	keep func(Feature) bool
}

// NewBuilder is a builder that leaves out the features that keep does not want.
func NewBuilder(keep func(Feature) bool) *Builder {
	return &Builder{Vocabulary{ids: make(map[Feature]int32)}, keep}
}

// Append adds a position to s.
func (b *Builder) Append(s *Sequence, features []Feature, gold uint8) {
	for _, f := range features {
		if id, ok := b.id(f); ok {
			s.Rows = append(s.Rows, id)
		}
	}
	s.Ends = append(s.Ends, int32(len(s.Rows)))
	s.Gold = append(s.Gold, gold)
}

// id is the number of a feature, new where it has none yet; ok is false for
// one that is left out.
func (b *Builder) id(f Feature) (id int32, ok bool) {
	if id, ok = b.v.ids[f]; ok {
		return id, true
	}
	if !b.keep(f) {
		return 0, false
	}
	id = int32(len(b.v.Features))
	b.v.ids[f] = id
	b.v.Features = append(b.v.Features, f)
	return id, true
}

// Vocabulary is that of the features kept so far, in the order they came.
func (b *Builder) Vocabulary() *Vocabulary { return &b.v }

// A Sequence is one training example: the features of its positions, the one
// of position i at Rows[Ends[i-1]:Ends[i]], and their labels. Weight is how
// much the example counts (0 means 1).
type Sequence struct {
	Rows   []int32
	Ends   []int32
	Gold   []uint8
	Weight float32
}

// Append adds a position.
func (s *Sequence) Append(v *Vocabulary, features []Feature, gold uint8) {
	for _, f := range features {
		if id := v.ID(f); id >= 0 {
			s.Rows = append(s.Rows, id)
		}
	}
	s.Ends = append(s.Ends, int32(len(s.Rows)))
	s.Gold = append(s.Gold, gold)
}

func (s *Sequence) at(i int) []int32 { return part(s.Rows, s.Ends, i) }

// part is the i-th of the parts of rows that end at ends.
func part(rows, ends []int32, i int) []int32 {
	if i == 0 {
		return rows[:ends[0]]
	}
	return rows[ends[i-1]:ends[i]]
}

// Options of Learn.
type Options struct {
	Labels  int
	Epochs  int
	Rate    float64             // AdaGrad's step
	Dropout float64             // share of the features left out at random at every look at a position
	L2      float64             // decay, per update of a weight
	L1      float64             // pull to zero, per update of a weight (Duchi and Singer 2009)
	Margin  float64             // of LearnByMistakes
	Seeds   []uint64            // one run each; their weights are averaged
	Allowed func(i, j int) bool // which label may follow which; nil: independent positions
	Report  func(seed uint64, epoch int, loss float64)
}

// Weights are what Learn returns.
type Weights struct {
	Labels           int
	W                []float32 // by feature, then label
	From, Start, End []float32
}

// Learn fits a linear-chain conditional random field (Lafferty et al. 2001) or,
// without transitions, multinomial logistic regression, by AdaGrad (Duchi et
// al. 2011) with feature dropout, and averages the weights of one run per seed.
// Runs share nothing and are added in the order of the seeds: the result does
// not depend on how many run at once.
func Learn(v *Vocabulary, data []*Sequence, o Options) *Weights {
	return average(o.Seeds, func(seed uint64) *Weights { return learn(v, data, o, seed) })
}

// LearnByMistakes is Learn with the structured perceptron (Collins 2002) in the
// place of the likelihood: weights move only where the best labels are wrong,
// or right by less than the margin, and are averaged over the run.
func LearnByMistakes(v *Vocabulary, data []*Sequence, o Options) *Weights {
	return average(o.Seeds, func(seed uint64) *Weights { return perceive(v, data, o, seed) })
}

// average averages the weights of one run for each seed, two at a time.
func average(seeds []uint64, learn func(seed uint64) *Weights) *Weights {
	runs := make([]*Weights, len(seeds))
	var wg sync.WaitGroup
	slots := make(chan bool, 2)
	for i, seed := range seeds {
		wg.Add(1)
		slots <- true
		go func() {
			defer wg.Done()
			runs[i] = learn(seed)
			<-slots
		}()
	}
	wg.Wait()
	out := runs[0]
	for _, r := range runs[1:] {
		out.add(r)
	}
	out.scale(1 / float32(len(runs)))
	return out
}

func (w *Weights) each(f func([]float32)) { f(w.W); f(w.From); f(w.Start); f(w.End) }

func (w *Weights) add(o *Weights) {
	for _, p := range [][2][]float32{{w.W, o.W}, {w.From, o.From}, {w.Start, o.Start}, {w.End, o.End}} {
		for i := range p[0] {
			p[0][i] += p[1][i]
		}
	}
}

func (w *Weights) scale(by float32) {
	w.each(func(s []float32) {
		for i := range s {
			s[i] *= by
		}
	})
}

// dropout leaves out features at random.
type dropout struct {
	rng   *rand.Rand
	share uint64 // that is kept, in 65536ths
	draw  uint64 // four draws of 16 bits
	left  int    // of them
}

func newDropout(rng *rand.Rand, share float64) *dropout {
	return &dropout{rng: rng, share: uint64(math.Round((1 - share) * (1 << 16)))}
}

// keep appends those of the features that stay.
func (d *dropout) keep(dst, features []int32) []int32 {
	for _, f := range features {
		if d.left == 0 {
			d.draw, d.left = d.rng.Uint64(), 4
		}
		if d.draw&0xffff < d.share {
			dst = append(dst, f)
		}
		d.draw >>= 16
		d.left--
	}
	return dst
}

// small is the size of a gradient that is not worth a step; it keeps the models sparse.
const small = 0.01

// run is one run of Learn. Each feature's row holds its weights and, behind
// them, their sums of squared gradients, so that one look fetches both.
type run struct {
	n            int
	rate, l1, l2 float32
	rows         []float32
	w, g         Weights // transitions; w.W and g.W are not used
}

func (r *run) step(w, g *float32, d float32) {
	if r.l2 > 0 {
		d += r.l2 * *w
	}
	*g += d * d
	pace := r.rate / (1e-3 + float32(math.Sqrt(float64(*g))))
	x := *w - pace*d
	if cut := pace * r.l1; x > cut {
		x -= cut
	} else if x < -cut {
		x += cut
	} else {
		x = 0
	}
	*w = x
}

func learn(v *Vocabulary, data []*Sequence, o Options, seed uint64) *Weights {
	n := o.Labels
	chain := func() Weights {
		return Weights{Labels: n, From: make([]float32, n*n), Start: make([]float32, n), End: make([]float32, n)}
	}
	r := &run{n: n, rate: float32(o.Rate), l1: float32(o.L1), l2: float32(o.L2), rows: make([]float32, 2*n*len(v.Features)), w: chain(), g: chain()}
	rng := rand.New(rand.NewPCG(seed, 1))
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	// A feature that survives dropout counts for more, so that sums keep their size.
	drop := newDropout(rng, o.Dropout)
	gain := float32(1 / (1 - o.Dropout))
	var (
		kept          []int32
		ends          []int32
		scores, probs []float64
		alpha, beta   []float64
		sums          = make([]float32, n)
	)
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, at := range order {
			s := data[at]
			length := len(s.Gold)
			if length == 0 {
				continue
			}
			weight := float64(1)
			if s.Weight > 0 {
				weight = float64(s.Weight)
			}
			kept, ends = kept[:0], ends[:0]
			scores, probs = grow(scores, length*n), grow(probs, length*n)
			for t := range length {
				from := len(kept)
				kept = drop.keep(kept, s.at(t))
				clear(sums)
				for _, f := range kept[from:] {
					row := r.rows[int(f)*2*n:][:n]
					for j, x := range row {
						sums[j] += x
					}
				}
				for j, x := range sums {
					scores[t*n+j] = float64(x * gain)
				}
				ends = append(ends, int32(len(kept)))
			}
			if o.Allowed != nil {
				alpha, beta = grow(alpha, length*n), grow(beta, length*n)
				loss += weight * forwardBackward(&r.w, o.Allowed, s.Gold, scores, probs, alpha, beta, func(kind, i, j int, d float64) {
					d *= weight
					switch kind {
					case 0:
						r.step(&r.w.Start[j], &r.g.Start[j], float32(d))
					case 1:
						r.step(&r.w.From[i*n+j], &r.g.From[i*n+j], float32(d))
					case 2:
						r.step(&r.w.End[i], &r.g.End[i], float32(d))
					}
				})
			} else {
				for t := range length {
					z := logSum(scores[t*n : (t+1)*n])
					for j := range n {
						probs[t*n+j] = math.Exp(scores[t*n+j] - z)
					}
					loss += weight * (z - scores[t*n+int(s.Gold[t])])
				}
			}
			from := int32(0)
			for t := range length {
				moved := false
				for j := range n {
					d := probs[t*n+j]
					if j == int(s.Gold[t]) {
						d--
					}
					d *= weight * float64(gain)
					if d > -small && d < small {
						d = 0
					}
					sums[j] = float32(d)
					moved = moved || d != 0
				}
				if moved {
					for _, f := range kept[from:ends[t]] {
						row := r.rows[int(f)*2*n:][:2*n]
						for j, d := range sums {
							if d != 0 {
								r.step(&row[j], &row[n+j], d)
							}
						}
					}
				}
				from = ends[t]
			}
		}
		if o.Report != nil {
			o.Report(seed, epoch, loss/float64(len(data)))
		}
	}
	r.w.W = make([]float32, n*len(v.Features))
	for f := range v.Features {
		copy(r.w.W[f*n:(f+1)*n], r.rows[f*2*n:])
	}
	return &r.w
}

// forwardBackward fills probs with the marginals and hands the gradient of the
// transitions to update; it returns the loss.
func forwardBackward(w *Weights, allowed func(i, j int) bool, gold []uint8, scores, probs, alpha, beta []float64, update func(kind, i, j int, d float64)) float64 {
	n, length := w.Labels, len(gold)
	inf := math.Inf(-1)
	from := make([]float64, n*n)
	for i := range n {
		for j := range n {
			from[i*n+j] = inf
			if allowed(i, j) {
				from[i*n+j] = float64(w.From[i*n+j])
			}
		}
	}
	buf := make([]float64, n)
	for j := range n {
		alpha[j] = inf
		if allowed(-1, j) {
			alpha[j] = float64(w.Start[j]) + scores[j]
		}
		beta[(length-1)*n+j] = inf
		if allowed(j, -1) {
			beta[(length-1)*n+j] = float64(w.End[j])
		}
	}
	for t := 1; t < length; t++ {
		for j := range n {
			for i := range n {
				buf[i] = alpha[(t-1)*n+i] + from[i*n+j]
			}
			alpha[t*n+j] = logSum(buf) + scores[t*n+j]
		}
	}
	for t := length - 2; t >= 0; t-- {
		for i := range n {
			for j := range n {
				buf[j] = from[i*n+j] + scores[(t+1)*n+j] + beta[(t+1)*n+j]
			}
			beta[t*n+i] = logSum(buf)
		}
	}
	for j := range n {
		buf[j] = alpha[(length-1)*n+j] + beta[(length-1)*n+j]
	}
	z := logSum(buf)
	for t := range length {
		for j := range n {
			probs[t*n+j] = math.Exp(alpha[t*n+j] + beta[t*n+j] - z)
		}
	}
	truth := float64(w.Start[gold[0]]) + float64(w.End[gold[length-1]])
	for t, y := range gold {
		truth += scores[t*n+int(y)]
		if t > 0 {
			truth += float64(w.From[int(gold[t-1])*n+int(y)])
		}
	}
	is := func(a, b int) float64 {
		if a == b {
			return 1
		}
		return 0
	}
	grad := make([]float64, n*n)
	for t := 1; t < length; t++ {
		for i := range n {
			a := alpha[(t-1)*n+i]
			if math.IsInf(a, -1) {
				continue
			}
			for j := range n {
				if s := a + from[i*n+j] + scores[t*n+j] + beta[t*n+j] - z; s > -12 {
					grad[i*n+j] += math.Exp(s)
				}
			}
		}
		grad[int(gold[t-1])*n+int(gold[t])]--
	}
	for j := range n {
		if d := probs[j] - is(j, int(gold[0])); d > 1e-4 || d < -1e-4 {
			update(0, 0, j, d)
		}
		if d := probs[(length-1)*n+j] - is(j, int(gold[length-1])); d > 1e-4 || d < -1e-4 {
			update(2, j, 0, d)
		}
	}
	for i, d := range grad {
		if d > 1e-4 || d < -1e-4 {
			update(1, i/n, i%n, d)
		}
	}
	return z - truth
}

func logSum(s []float64) float64 {
	top := math.Inf(-1)
	for _, x := range s {
		top = max(top, x)
	}
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, x := range s {
		if x-top > -30 {
			sum += math.Exp(x - top)
		}
	}
	return top + math.Log(sum)
}

// Encode writes the weights as a model file, transitions included.
func (w *Weights) Encode(v *Vocabulary, prune, clip float32) []byte {
	features, all := w.withTransitions(v)
	return Encode(w.Labels, features, all, prune, clip)
}

// withTransitions are the features and their weights, those of the transitions at the end.
func (w *Weights) withTransitions(v *Vocabulary) ([]Feature, []float32) {
	n := w.Labels
	features := append([]Feature{}, v.Features...)
	all := append([]float32{}, w.W...)
	tags := []Feature{startTag, endTag}
	all = append(append(all, w.Start...), w.End...)
	for i := range n {
		tags = append(tags, fromTag.Int(i))
		all = append(all, w.From[i*n:(i+1)*n]...)
	}
	return append(features, tags...), all
}
