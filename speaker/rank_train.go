//go:build train

package speaker

import (
	"math"
	"math/rand/v2"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
	"whosaid/internal/score"
	"whosaid/sentence"
)

// A trial is one quote to learn from: the features of each candidate, and
// which of them are right.
type trial struct {
	ends     []int32
	features []linear.Feature
	ids      []int32
	right    []bool
	form     form   // of the source
	id       string // of the attribution
	link     *trial // of the links of a pronoun adrift
}

// goldScene reads an article with its gold quotes; golds are the numbers of
// the people that each gold speaker may be.
func goldScene(a *corpus.Article, m detectorModel) *scene {
	return newScene(sentence.Parse(a.Text), score.Quotes(a), m)
}

// isGold tells whether a candidate is the gold speaker.
func (s *scene) isGold(gold *corpus.Speaker, c *cast, who int) bool {
	switch gold.Kind {
	case "person":
		return who >= 0 && score.SamePerson(gold, c.nameOf(&s.people[who]))
	case "group":
		return who == aGroup
	case "unnamed":
		return who == somebody
	}
	return who == nobody
}

// trials are what an article teaches.
func trials(a *corpus.Article, m detectorModel, c corpus.Condition) []*trial {
	s := goldScene(a, m)
	if len(s.words) == 0 {
		return nil
	}
	names := &cast{s: s}
	r := newRanking(s)
	r.ordered = c != corpus.Shuffled
	var out []*trial
	for _, i := range s.reading() {
		gold := a.Attributions[i].Speaker
		if gold == nil {
			continue
		}
		r.list(i)
		t := &trial{form: r.source.form, id: a.Attributions[i].ID}
		chosen := nobody
		any := false
		for _, cand := range r.candidates {
			right := s.isGold(gold, names, cand.who)
			if right && !any {
				chosen = cand.who
			}
			any = any || right
			t.right = append(t.right, right)
			t.ends = append(t.ends, int32(cand.end))
		}
		if any {
			t.features = append(t.features, r.features...)
			if chosen >= 0 && r.loose() {
				t.link = r.linkTrial(t)
			}
			out = append(out, t)
		}
		r.remember(i, chosen, 1)
	}
	return out
}

// rankerOptions are the learner's.
type rankerOptions struct {
	epochs  int
	rate    float64
	l2      float64
	dropout float64
	least   int32
	seeds   int // runs whose weights are averaged
}

var rankerDefaults = rankerOptions{epochs: 8, rate: 0.05, l2: 2e-5, dropout: 0.3, least: 3, seeds: 3}

// trainRanker fits the log-linear ranker: the probability of the right
// candidates together, against all.
func trainRanker(data []*trial, o rankerOptions) []byte {
	counts := make(map[linear.Feature]int32)
	for _, t := range data {
		for _, f := range t.features {
			counts[f]++
		}
	}
	v := linear.NewVocabulary(counts, o.least)
	for _, t := range data {
		t.ids = t.ids[:0]
		for _, f := range t.features {
			t.ids = append(t.ids, v.ID(f))
		}
	}
	sum := make([]float32, len(v.Features))
	for seed := range o.seeds {
		for i, x := range fitRanker(data, len(v.Features), o, uint64(seed)) {
			sum[i] += x / float32(o.seeds)
		}
	}
	return linear.Encode(1, v.Features, sum, 0.02, 4)
}

// fitRanker is one run of the learner; runs differ by the order in which they
// see the quotes and by the features that they drop.
func fitRanker(data []*trial, features int, o rankerOptions, seed uint64) []float32 {
	w := make([]float32, features)
	g := make([]float32, features)
	rng := rand.New(rand.NewPCG(1, 2+seed))
	order := rng.Perm(len(data))
	keep := uint64(math.Round((1 - o.dropout) * 65536))
	var scores []float64
	var grads []float64
	salts := uint64(0)
	for range o.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, at := range order {
			t := data[at]
			salts = rng.Uint64()
			// A feature is dropped for all candidates of a quote alike.
			kept := func(id int32) bool {
				return id >= 0 && (uint64(id)*0x9e3779b97f4a7c15^salts)*0xff51afd7ed558ccd>>48 < keep
			}
			n := len(t.right)
			scores, grads = scores[:0], grads[:0]
			start := int32(0)
			top := math.Inf(-1)
			for i := range n {
				sum := 0.0
				for _, id := range t.ids[start:t.ends[i]] {
					if kept(id) {
						sum += float64(w[id])
					}
				}
				start = t.ends[i]
				sum /= 1 - o.dropout
				scores = append(scores, sum)
				top = max(top, sum)
			}
			z, zr := 0.0, 0.0
			for i, x := range scores {
				e := math.Exp(x - top)
				z += e
				if t.right[i] {
					zr += e
				}
			}
			for i, x := range scores {
				e := math.Exp(x - top)
				d := e / z
				if t.right[i] && zr > 0 {
					d -= e / zr
				}
				grads = append(grads, d)
			}
			start = 0
			for i, d := range grads {
				if d > 1e-3 || d < -1e-3 {
					for _, id := range t.ids[start:t.ends[i]] {
						if kept(id) {
							x := float32(d) + float32(o.l2)*w[id]
							g[id] += x * x
							w[id] -= float32(o.rate) * x / (1e-2 + float32(math.Sqrt(float64(g[id]))))
						}
					}
				}
				start = t.ends[i]
			}
		}
	}
	return w
}
