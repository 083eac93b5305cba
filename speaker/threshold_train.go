//go:build train

package speaker

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
)

// An answer is a person named for a quote: how certainly, and whether rightly.
type answer struct {
	score     float64 // log-probability
	doubt     doubt
	hangs     int // the number of the answer on which it hangs, or -1
	certainty float64
	right     bool
}

const (
	folds = 4
	// Of the people named so many are to be right: a point more than the 95 in
	// 100 that are promised, which shuffled text would miss otherwise.
	wanted = 0.96
)

// calibrate finds by cross-validation how sure to be of pronouns adrift, and
// the lowest certainty at which people are named rightly as often as wanted,
// over all conditions together; it prints what other thresholds would give.
func calibrate(with []*corpus.Article, more []*trial, d detectorModel) calibrated {
	data := make([][]*trial, len(with))
	for i, a := range with {
		one := []*corpus.Article{a}
		data[i] = append(lessons(one, d), describedLessons(one, d, 2, corpus.Conditions...)...)
	}
	var all []answer
	people := 0
	for fold := range folds {
		train := slices.Clone(more)
		for i := range data {
			if i%folds != fold {
				train = append(train, data[i]...)
			}
		}
		m := openRanker(string(trainRanker(train, rankerDefaults)))
		links := openRanker(string(trainRanker(linkTrials(train), linkerDefaults)))
		for i, a := range with {
			if i%folds != fold {
				continue
			}
			for _, c := range corpus.Conditions {
				got, n := answers(corpus.Damage(a, c, 7), d, m, links)
				for k := range got {
					if got[k].hangs >= 0 {
						got[k].hangs += len(all)
					}
				}
				all = append(all, got...)
				people += n
			}
		}
	}
	var out calibrated
	for d := adrift; d < doubts; d++ {
		out.lines[d] = fit(all, d)
	}
	ascertain(all, out)
	out.threshold = lowest(all, people)
	fmt.Fprintf(os.Stderr, "speaker: threshold, slopes and shifts %v", out)
	return out
}

// ascertain says how certain each answer is.
func ascertain(all []answer, c calibrated) {
	for i := range all {
		a := &all[i]
		a.certainty = math.Exp(a.score)
		if a.doubt != noDoubt {
			a.certainty = c.lines[a.doubt].at(odds(a.score))
		}
		if a.hangs >= 0 {
			a.certainty = min(a.certainty, all[a.hangs].certainty)
		}
	}
}

// fit finds the line for a doubt by logistic regression.
func fit(all []answer, d doubt) line {
	l, n := line{slope: 1}, 0
	for _, a := range all {
		n += int(flag(a.doubt == d))
	}
	for range 5000 {
		slope, shift := 0.0, 0.0
		for _, a := range all {
			if a.doubt == d {
				x := odds(a.score)
				off := float64(flag(a.right)) - l.at(x)
				slope += off * x
				shift += off
			}
		}
		l.slope += 0.05 * slope / float64(max(n, 1))
		l.shift += 0.05 * shift / float64(max(n, 1))
	}
	l.slope = max(l.slope, 0) // few answers may show anything
	return line{math.Round(100*l.slope) / 100, math.Round(100*l.shift) / 100}
}

// answers are the people whom the ranker names for an article's quotes; n is
// how many of these are by people.
func answers(a *corpus.Article, d detectorModel, m, links *linear.Model) (out []answer, n int) {
	s := goldScene(a, d)
	if len(s.words) == 0 {
		return nil, 0
	}
	names := &cast{s: s}
	r := newRanking(s)
	at := make(map[int]int) // answers by quote
	for _, i := range s.reading() {
		r.list(i)
		r.weigh(m, links)
		best := r.best()
		doubt, hangs := r.doubt(best.who), -1
		if r.hangs(best.who) {
			if k, ok := at[r.history.number]; ok {
				hangs = k
			}
		}
		r.remember(i, best.who, 1)
		gold := a.Attributions[i].Speaker
		if gold == nil {
			continue
		}
		if gold.Kind == "person" {
			n++
		}
		if best.who >= 0 {
			at[i] = len(out)
			out = append(out, answer{score: best.score, doubt: doubt, hangs: hangs, right: s.isGold(gold, names, best.who)})
		}
	}
	return out, n
}

// lowest is the least certain answer, rounded up to hundredths, from which up
// enough are right.
func lowest(all []answer, people int) float64 {
	slices.SortStableFunc(all, func(a, b answer) int { return cmp.Compare(b.certainty, a.certainty) })
	right, out := 0, 1.0
	step := 0.95
	for i, a := range all {
		for a.certainty < step && i > 0 {
			fmt.Fprintf(os.Stderr, "speaker: certainty %.2f: %.1f %% of the named right, %.1f %% of the people found\n",
				step, 100*float64(right)/float64(i), 100*float64(right)/float64(max(1, people)))
			step -= 0.05
		}
		if a.right {
			right++
		}
		if float64(right) >= wanted*float64(i+1) {
			out = a.certainty
		}
	}
	return math.Ceil(100*out) / 100
}
