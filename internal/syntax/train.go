//go:build train

package syntax

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"

	"whosaid/internal/linear"
)

// A Tree is a sentence to learn from: its words in well-kept spelling, and what
// they are.
type Tree struct {
	Norms []string
	Words []Word
}

// How the models are trained and cut down.
const (
	tagEpochs   = 4
	parseEpochs = 5
	encodePrune = 0.15
	clipAt      = 40
)

// What Prune leaves out of the models, in units of their integer weights.
const (
	tagLeast, tagMost     = 3, 6
	parseLeast, parseMost = 4, 9
)

func encodeTagger(p *linear.Perceptron) []byte {
	return linear.Prune(string(p.Encode(encodePrune, clipAt)), tagLeast, tagMost)
}

// Learn trains a tagger and a parser. The parser sees classes as a tagger gives
// them that did not learn from the same sentence.
func Learn(trees []*Tree, seed uint64) (*Models, map[string][]byte) {
	tagger := encodeTagger(learnTagger(trees, seed))
	m := &Models{tagger: linear.MustOpen(string(tagger))}
	var half [2][]*Tree
	for i, t := range trees {
		half[i/64%2] = append(half[i/64%2], t)
	}
	tags := make(map[*Tree][]uint8)
	for i := range half {
		other := &Models{tagger: linear.MustOpen(string(encodeTagger(learnTagger(half[1-i], seed))))}
		p := NewParser(other)
		for _, t := range half[i] {
			tags[t] = p.tags(t.Norms)
		}
	}
	parser := linear.Prune(string(learnParser(trees, tags, seed).Encode(encodePrune, clipAt)), parseLeast, parseMost)
	m.parser = linear.MustOpen(string(parser))
	return m, map[string][]byte{taggerPath: tagger, parserPath: parser}
}

const (
	taggerPath = "internal/syntax/tagger.model"
	parserPath = "internal/syntax/parser.model"
)

// FromFiles are the models in the files that Learn returned.
func FromFiles(files map[string][]byte) *Models {
	return &Models{linear.MustOpen(string(files[taggerPath])), linear.MustOpen(string(files[parserPath]))}
}

// Install makes m the models of this process.
func Install(m *Models) { models = m }

func (p *Parser) tags(norms []string) []uint8 {
	words := make([]Word, len(norms))
	p.forms = forms(norms)
	out := make([]uint8, len(norms))
	for i := range words {
		p.features = tagFeatures(p.features[:0], p.forms, words, i)
		words[i].Class = uint8(p.best(p.models.tagger, func(int) bool { return true }))
		out[i] = words[i].Class
	}
	return out
}

func forms(norms []string) []form {
	out := make([]form, len(norms))
	for i, w := range norms {
		out[i], _ = read(w, nil)
	}
	return out
}

func learnTagger(trees []*Tree, seed uint64) *linear.Perceptron {
	p := linear.NewPerceptron(len(Classes))
	rng := rand.New(rand.NewPCG(seed, 2))
	scores := make([]float32, len(Classes))
	var features []linear.Feature
	for range tagEpochs {
		for _, at := range rng.Perm(len(trees)) {
			t := trees[at]
			forms, words := forms(t.Norms), make([]Word, len(t.Norms))
			for i := range words {
				features = tagFeatures(features[:0], forms, words, i)
				p.Score(features, scores)
				got, gold := argmax(scores), int(t.Words[i].Class)
				if got != gold {
					p.Update(features, gold, got)
				}
				p.Tick()
				words[i].Class = uint8(got)
			}
		}
	}
	return p
}

func argmax(scores []float32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

func learnParser(trees []*Tree, tags map[*Tree][]uint8, seed uint64) *linear.Perceptron {
	p := linear.NewPerceptron(transitions)
	rng := rand.New(rand.NewPCG(seed, 3))
	scores := make([]float32, transitions)
	var features []linear.Feature
	var s state
	for epoch := range parseEpochs {
		wrong, all := 0, 0
		for _, at := range rng.Perm(len(trees)) {
			t := trees[at]
			forms, words := forms(t.Norms), make([]Word, len(t.Norms))
			for i, c := range tags[t] {
				words[i].Class = c
			}
			o := newOracle(t.Words)
			s.reset(words)
			for !s.done() {
				features = s.features(features[:0], forms)
				p.Score(features, scores)
				got, gold := -1, -1
				least := o.least(&s)
				for i, x := range scores {
					if (got < 0 || x > scores[got]) && s.legal(i) {
						got = i
					}
				}
				for _, i := range o.best(&s, least) {
					if gold < 0 || scores[i] > scores[gold] {
						gold = i
					}
				}
				all++
				if !slices.Contains(o.best(&s, least), got) {
					wrong++
					p.Update(features, gold, got)
					// Follow the mistake now and then, so that the parser learns to go on from it.
					if epoch == 0 || rng.IntN(10) == 0 {
						got = gold
					}
				}
				p.Tick()
				s.apply(got)
			}
		}
		if os.Getenv("WHOSAID_VERBOSE") != "" {
			fmt.Fprintf(os.Stderr, "parser epoch %d: %d of %d transitions wrong\n", epoch, wrong, all)
		}
	}
	return p
}

// oracle knows which transitions lose no more arcs than they must (the dynamic
// oracle of Goldberg and Nivre 2013).
type oracle struct {
	gold []Word
}

func newOracle(gold []Word) *oracle { return &oracle{gold} }

func (o *oracle) head(i int32) int32 {
	if h := o.gold[i].Head; h >= 0 {
		return h
	}
	return int32(len(o.gold))
}

// costs are the numbers of gold arcs that shift, left and right make unreachable; -1 for a move that is not legal.
func (o *oracle) costs(s *state) (costs [3]int) {
	costs = [3]int{-1, -1, -1}
	b0 := int32(s.front)
	inStack := func(h int32, skip int) bool {
		for i := 0; i < len(s.stack)-skip; i++ {
			if s.stack[i] == h {
				return true
			}
		}
		return false
	}
	if s.canShift() {
		c := 0
		for _, d := range s.stack {
			if o.head(d) == b0 {
				c++
			}
		}
		// The front's head may still be found on the stack's top, or to its right.
		if inStack(o.head(b0), 1) {
			c++
		}
		costs[0] = c
	}
	if len(s.stack) == 0 {
		return costs
	}
	s0 := s.top(0)
	dependents := 0
	for d := b0; d < int32(s.n); d++ {
		if o.head(d) == s0 {
			dependents++
		}
	}
	h := o.head(s0)
	costs[1] = dependents
	if h > b0 || len(s.stack) > 1 && h == s.top(1) {
		costs[1]++
	}
	if s.canRight() {
		costs[2] = dependents
		if h >= b0 {
			costs[2]++
		}
	}
	return costs
}

func (o *oracle) least(s *state) [3]bool {
	costs := o.costs(s)
	best := -1
	for _, c := range costs {
		if c >= 0 && (best < 0 || c < best) {
			best = c
		}
	}
	var out [3]bool
	for i, c := range costs {
		out[i] = c >= 0 && c == best
	}
	return out
}

// best are the best transitions.
func (o *oracle) best(s *state, least [3]bool) []int {
	var out []int
	if least[0] {
		out = append(out, shift)
	}
	if least[1] {
		out = append(out, left(int(o.gold[s.top(0)].Relation)))
	}
	if least[2] {
		out = append(out, right(int(o.gold[s.top(0)].Relation)))
	}
	return out
}
