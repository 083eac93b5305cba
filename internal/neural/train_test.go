//go:build train

package neural

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func anyLabel(i, j int) bool { return true }

// noDouble lets no label but 0 stand twice in a row.
func noDouble(i, j int) bool { return i != j || i <= 0 }

func example(r *rand.Rand) *Example {
	e := &Example{Gold: []uint8{0, 1, 2, 0, 1}, Parts: []int32{3, 5}, Fixed: [2]int{3, 4}}
	for range e.Gold {
		e.In.Words = append(e.In.Words, int32(r.IntN(4))-1)
		e.In.Rows = append(e.In.Rows, int32(r.IntN(6)), int32(r.IntN(6)))
		e.In.Next()
	}
	return e
}

var small = Shape{Vector: 4, Slots: 1, Rows: 6, Hidden: 16, Dilations: []int{1, 2}, Labels: 3}

// lossByHand sums over all sequences of labels.
func lossByHand(m *Net, e *Example, scores []float32, allowed func(i, j int) bool) float64 {
	total, first := 0.0, 0
	for _, last := range e.Parts {
		n := int(last) - first
		z, right := 0.0, 0.0
		for code := range int(math.Pow(float64(m.Labels), float64(n))) {
			before, sum, legal, gold := -1, 0.0, true, true
			for t := range n {
				y := code % m.Labels
				code /= m.Labels
				at := first + t
				legal = legal && allowed(before, y) && (y == 0 || at < e.Fixed[0] || at >= e.Fixed[1])
				sum += float64(scores[at*Width+y])
				if before < 0 {
					sum += float64(m.Start[y])
				} else {
					sum += float64(m.From[before*m.Labels+y])
				}
				gold = gold && int(e.Gold[at]) == y
				before = y
			}
			if legal = legal && allowed(before, -1); legal {
				sum += float64(m.End[before])
				z += math.Exp(sum)
				if gold {
					right = sum
				}
			}
		}
		total += math.Log(z) - right
		first = int(last)
	}
	return total
}

func TestGradients(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	vectors := random(r, 3*small.Vector)
	tr := newTrainer(small, vectors, Options{Seed: 4, Allowed: noDouble})
	for _, p := range tr.net.parts() {
		for i := range p {
			p[i] += float32(r.NormFloat64()) * .3
		}
	}
	e := example(r)
	loss := tr.learn(e)
	require.InDelta(t, lossByHand(tr.net, e, tr.state.scores, noDouble), loss, 1e-4)
	checkSlopes(t, r, tr.all, func() float64 {
		scores := tr.net.Scores(new(State), sums(&tr.net.encoder, &e.In))
		return lossByHand(tr.net, e, scores, noDouble)
	})
}

func TestGradientsOfASide(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	side := Side{Labels: 2, Weight: 0.5}
	tr := newTrainer(small, random(r, 3*small.Vector), Options{Seed: 4, Allowed: noDouble, Side: side})
	e := example(r)
	e.Side = []uint8{0, 1, 1, 0, 1}
	tr.learn(e)
	checkSlopes(t, r, tr.all, func() float64 {
		scores := tr.net.Scores(new(State), sums(&tr.net.encoder, &e.In))
		loss := lossByHand(tr.net, e, scores, noDouble)
		for i, gold := range e.Side {
			row := scores[i*Width+small.Labels:][:side.Labels]
			loss += side.Weight * math.Log(1+math.Exp(float64(row[1-gold]-row[gold])))
		}
		return loss
	})
}

func TestGradientsWithoutAChain(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	side := Side{Labels: 2, Weight: 0.5}
	tr := newTrainer(small, random(r, 3*small.Vector), Options{Seed: 4, Alone: true, Side: side})
	e := example(r)
	e.Open = []bool{true, false, true, true, false}
	e.Side = []uint8{0, NoSide, 1, NoSide, 1}
	byHand := func() float64 {
		scores := tr.net.Scores(new(State), sums(&tr.net.encoder, &e.In))
		loss := 0.0
		for i := range e.Gold {
			row := scores[i*Width:]
			if e.Open[i] {
				sum := 0.0
				for _, x := range row[:small.Labels] {
					sum += math.Exp(float64(x - row[e.Gold[i]]))
				}
				loss += math.Log(sum)
			}
			if gold := e.Side[i]; gold != NoSide {
				row = row[small.Labels:]
				loss += side.Weight * math.Log(1+math.Exp(float64(row[1-gold]-row[gold])))
			}
		}
		return loss
	}
	tr.learn(e)
	checkSlopes(t, r, tr.all, byHand)
}

func TestBlankTokensShowNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	tr := newTrainer(small, random(r, 3*small.Vector), Options{Seed: 4, Blank: 0.5})
	blank := 0
	for range 200 {
		e := example(r)
		tr.look(&e.In)
		require.Equal(t, e.In.Len(), tr.in.Len())
		for i := range e.In.Len() {
			if tr.blank[i] {
				blank++
				assert.EqualValues(t, -1, tr.in.Words[i])
				assert.Empty(t, tr.in.rows(i))
				continue
			}
			assert.Equal(t, e.In.Words[i], tr.in.Words[i])
			assert.Equal(t, e.In.rows(i), tr.in.rows(i))
		}
	}
	assert.InDelta(t, 500, blank, 60, "of 1,000")
}

func TestASideIsLearnedAndKept(t *testing.T) {
	// The chain's labels say nothing; those beside tell feature 5.
	r := rand.New(rand.NewPCG(7, 2))
	var data []*Example
	for range 200 {
		e := &Example{}
		for range 8 {
			f := int32(r.IntN(6))
			e.In.Words, e.In.Rows = append(e.In.Words, -1), append(e.In.Rows, f)
			e.In.Next()
			e.Gold, e.Side = append(e.Gold, 0), append(e.Side, uint8(f/5))
		}
		data = append(data, e)
	}
	m := Train(small, make([]float32, 4), data, Options{Epochs: 4, Rate: 0.01, Batch: 4, Seed: 1, Allowed: anyLabel, Side: Side{2, 0.3}})
	read, err := Open(string(m.Encode()), m.vectors)
	require.NoError(t, err)
	for _, e := range data[:20] {
		scores := read.Scores(new(State), sums(&read.encoder, &e.In))
		for i, gold := range e.Side {
			row := scores[i*Width+small.Labels:][:2]
			assert.Greater(t, row[gold], row[1-gold])
		}
	}
}

// sums are those of the first layer.
func sums(m *encoder, in *Input) []float32 {
	first := make([]float32, in.Len()*m.Hidden)
	for i := range in.Len() {
		sum := first[i*m.Hidden : (i+1)*m.Hidden]
		m.Begin(sum)
		m.AddWord(sum, 0, in.Words[i])
		m.AddRows(sum, in.rows(i))
	}
	return first
}

// checkSlopes holds gradients against what the loss does at a small step.
func checkSlopes(t *testing.T, r *rand.Rand, all []*parameter, loss func() float64) {
	for n, p := range all {
		for range 20 {
			i := r.IntN(len(p.w))
			const d = 1e-3 // small: a relu must not turn on or off in between
			was := p.w[i]
			at := func(x float32) float64 {
				p.w[i] = x
				return loss()
			}
			slope := (at(was+d) - at(was-d)) / (2 * d)
			p.w[i] = was
			assert.InDelta(t, slope, p.g[i], 0.04+0.002*math.Abs(slope), "parameter %d, weight %d", n, i)
		}
	}
}

func TestTrainLearnsAndItsFileHoldsIt(t *testing.T) {
	// The label is 1 behind feature 3, 2 where feature 5 stands, 0 elsewhere.
	r := rand.New(rand.NewPCG(7, 1))
	var data []*Example
	for range 300 {
		e := &Example{}
		before := int32(-1)
		for range 8 {
			f := int32(r.IntN(6))
			label := uint8(0)
			switch {
			case f == 5:
				label = 2
			case before == 3:
				label = 1
			}
			e.In.Words = append(e.In.Words, -1)
			e.In.Rows = append(e.In.Rows, f)
			e.In.Next()
			e.Gold = append(e.Gold, label)
			before = f
		}
		data = append(data, e)
	}
	o := Options{Epochs: 12, Rate: 0.01, Dropout: 0.1, Batch: 4, Seed: 1, Allowed: anyLabel}
	m := Train(small, make([]float32, 4), data, o)
	again := Train(small, make([]float32, 4), data, o)
	file := m.Encode()
	require.Equal(t, file, again.Encode(), "the same each time")
	read, err := Open(string(file), m.vectors)
	require.NoError(t, err)
	for cut := range len(file) {
		_, err := Open(string(file[:cut]), m.vectors)
		require.Error(t, err)
	}
	wrong := 0
	for _, e := range data[:50] {
		n := e.In.Len()
		scores := read.Scores(new(State), sums(&read.encoder, &e.In))
		for i := range n {
			best := 0
			for j := range 3 {
				if scores[i*Width+j] > scores[i*Width+best] {
					best = j
				}
			}
			if best != int(e.Gold[i]) {
				wrong++
			}
		}
	}
	assert.Less(t, wrong, 8, "of 400 labels")
}
