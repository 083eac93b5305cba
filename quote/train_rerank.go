//go:build train

package quote

import (
	"fmt"
	"math"
	"os"
	"slices"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

// A held is an article with what models that have not seen it propose there.
type held struct {
	l   *lesson
	all []proposal
}

// heldOut lets models that were trained without an article's fold read it.
func heldOut(all []*lesson) []held {
	out := make([]held, len(all))
	for fold, files := range withoutFolds(all) {
		m := newModels(files)
		proposeAll(all, out, m, func(l *lesson) bool { return sentence.FoldOf(l.id) == fold })
	}
	return out
}

// outsideFold is what is not of a fold, by the ids of the articles.
func outsideFold[T any](all []T, fold int, id func(T) string) []T {
	var seen []T
	for _, x := range all {
		if sentence.FoldOf(id(x)) != fold {
			seen = append(seen, x)
		}
	}
	return seen
}

// withoutFolds are, for each fold, models that have not seen it.
func withoutFolds(all []*lesson) [sentence.Folds]modelFiles {
	var models [sentence.Folds]modelFiles
	var jobs []func()
	for fold := range models {
		seen := outsideFold(all, fold, func(l *lesson) string { return l.id })
		m := &models[fold]
		*m = installedFiles
		// Each learns alone, so that the order does not matter.
		jobs = append(jobs,
			func() { m.cue = string(learnCue(seen, seeds[:2])) },
			func() { m.arguments[0] = string(learnArgumentNetwork(seen, 0)) },
			func() { m.arguments[1] = string(learnArgumentNetwork(seen, 1)) },
			func() { m.cueNetwork = string(learnCueNetwork(seen)) },
		)
	}
	parallel(len(jobs), func(i int) { jobs[i]() })
	return models
}

// proposeAll fills in what models propose for some of the lessons.
func proposeAll(all []*lesson, out []held, m *models, wanted func(*lesson) bool) {
	parallel(len(all), func(i int) {
		if wanted(all[i]) {
			out[i] = held{all[i], newFinder(all[i].v, m).proposals()}
		}
	})
}

// learnReranker learns which of the candidates of each proposal is right.
func learnReranker(data []held) []byte {
	o := rerankOptions
	o.Report = report("reranker")
	return learnChoices(data, o, func(f *finder, d int) func(k, i int) float64 {
		all := data[d].all
		f.recall(all)
		var g *judge
		return func(k, i int) float64 {
			if i == 0 {
				g = f.judge(all, k)
			}
			f.list.reset(0)
			g.shared()
			g.own(i)
			return 0
		}
	})
}

// learnChoices learns to choose among the candidates of each proposal, or none.
// For article d, list gives a function that lists in f.list the features of
// candidate i of proposal k, and is its log-odds as far as they are known.
func learnChoices(data []held, o linear.Options, list func(f *finder, d int) func(k, i int) float64) []byte {
	visit := func(add func(n int, f []linear.Feature, right bool, given float64)) {
		n := 0
		for d, h := range data {
			f := newFinder(h.l.v, installed)
			of := list(f, d)
			for k := range h.all {
				if len(h.all[k].candidates) == 0 {
					continue
				}
				right, any := h.l.right(h.all, k)
				add(n, nil, !any, 0)
				for i := range right {
					given := of(k, i)
					add(n, f.list.f, right[i], given)
				}
				n++
			}
		}
	}
	ln := newLearner(rerankLeast)
	visit(func(_ int, f []linear.Feature, _ bool, _ float64) { ln.count(f) })
	b := linear.NewBuilder(ln.frequent)
	var trials []*linear.Trial
	visit(func(n int, f []linear.Feature, right bool, given float64) {
		if n == len(trials) {
			trials = append(trials, &linear.Trial{})
		}
		trials[n].Append(b, f, right)
		trials[n].Given = append(trials[n].Given, given)
	})
	return linear.LearnChoices(b.Vocabulary(), trials, o).EncodeTable(b.Vocabulary(), leastRerankWeight, clipAt)
}

// rerankersWithout are, for each fold, models whose reranker has not seen it.
// Their second look is that of the models that are installed.
func rerankersWithout(data []held) [sentence.Folds]*models {
	var out [sentence.Folds]*models
	parallel(len(out), func(fold int) {
		f := installedFiles
		f.rerank = string(learnReranker(outsideFold(data, fold, func(h held) string { return h.l.id })))
		out[fold] = newModels(f)
	})
	return out
}

// learnAgain learns what the second look adds to the first, from articles that
// the first has not seen.
func learnAgain(data []held, without [sentence.Folds]*models) []byte {
	firsts := make([][]look, len(data))
	parallel(len(data), func(i int) {
		f := newFinder(data[i].l.v, without[sentence.FoldOf(data[i].l.id)])
		f.recall(data[i].all)
		firsts[i] = f.firstLooks(data[i].all)
	})
	o := againOptions
	o.Report = report("second look")
	return learnChoices(data, o, func(f *finder, d int) func(k, i int) float64 {
		return func(k, i int) float64 {
			f.againFeatures(data[d].all, firsts[d], k, i)
			return math.Log(firsts[d][k].odds[i])
		}
	})
}

// right tells which candidates of a proposal are right: of those that share
// half of their words with the content of a gold quote of the cue, the ones
// that come closest.
func (l *lesson) right(all []proposal, k int) (right []bool, any bool) {
	p := &all[k]
	right = make([]bool, len(p.candidates))
	quality := make([]float64, len(p.candidates))
	best := 0.0
	for _, g := range l.gold {
		own := g.cue[0] < p.cue.last && p.cue.first < g.cue[1]
		if !own && slices.ContainsFunc(all, func(q proposal) bool { return g.cue[0] < q.cue.last && q.cue.first < g.cue[1] }) {
			continue
		}
		for i := range p.candidates {
			x := &p.candidates[i]
			share := l.v.overlap(x.content, g.content)
			if share < 0.5 {
				continue
			}
			if share == 1 {
				share += 0.5
			}
			if x.source == g.source {
				share += 0.1
			}
			quality[i] = max(quality[i], share)
			best = max(best, share)
		}
	}
	for i, q := range quality {
		right[i] = q > 0 && q == best
	}
	return right, best > 0
}

// overlap is the words that two contents share, over those of both.
func (v *view) overlap(a, b contents) float64 {
	count := func(c contents, also contents) (n, both int) {
		for _, r := range c {
			for i := r[0]; i < r[1]; i++ {
				if !isPunctuation(v.tokens[i].Norm) {
					n++
					if also.has(i) {
						both++
					}
				}
			}
		}
		return
	}
	n, both := count(a, b)
	m, _ := count(b, nil)
	return float64(both) / float64(max(1, n+m-both))
}

// reliability prints how often proposals of each confidence are right in the
// first fold, which m's reranker has not seen, and the F1 of matched contents
// that each threshold gives.
func reliability(data []held, m *models) {
	const bins = 20
	var right, all [bins]int
	gold := 0
	for _, h := range data {
		if sentence.FoldOf(h.l.id) != 0 {
			continue
		}
		f := newFinder(h.l.v, m)
		f.recall(h.all)
		gold += len(h.l.gold)
		for k, x := range f.looks(h.all) {
			p := &h.all[k]
			if len(p.candidates) == 0 {
				continue
			}
			bin := min(bins-1, int(bins*x.confidence))
			all[bin]++
			if slices.ContainsFunc(h.l.gold, func(g goldQuote) bool { return h.l.v.overlap(p.candidates[x.best].content, g.content) >= 0.5 }) {
				right[bin]++
			}
		}
	}
	found, hit := 0, 0
	for k := bins - 1; k >= 0; k-- {
		found, hit = found+all[k], hit+right[k]
		fmt.Fprintf(os.Stderr, "confidence %.2f to %.2f: %d proposals, %.3f right; from here up: F1 %.3f\n",
			float64(k)/bins, float64(k+1)/bins, all[k], float64(right[k])/float64(max(1, all[k])), 2*float64(hit)/float64(gold+found))
	}
}
