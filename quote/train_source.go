//go:build train

package quote

import (
	"fmt"
	"math"
	"os"

	"whosaid/sentence"
)

// A sourceLesson is a reading that matches a gold quote, and whether its source does.
type sourceLesson struct {
	terms sourceModel
	right bool
}

// learnSource learns, from readings of articles that no model has seen, how
// sure a source is.
func learnSource(data []held, without [sentence.Folds]*models) []byte {
	perArticle := make([][]sourceLesson, len(data))
	parallel(len(data), func(i int) {
		h := data[i]
		f := newFinder(h.l.v, without[sentence.FoldOf(h.l.id)])
		defer f.done()
		f.recall(h.all)
		for k, seen := range f.looks(h.all) {
			list := h.all[k].candidates
			if len(list) == 0 || seen.confidence < defaultThreshold {
				continue
			}
			x := &list[seen.best]
			g := h.l.closest(x.content)
			if g == nil || x.source[0] == x.source[1] {
				continue
			}
			perArticle[i] = append(perArticle[i], sourceLesson{seen.sourceSigns(list).terms(), meet(g.source, x.source)})
		}
	})
	var all []sourceLesson
	for _, some := range perArticle {
		all = append(all, some...)
	}
	m := fitSource(all)
	if os.Getenv("WHOSAID_VERBOSE") != "" {
		sourceReliability(all, m)
	}
	return []byte(m.String())
}

// closest is the gold quote whose content shares most with c, at least half.
func (l *lesson) closest(c contents) *goldQuote {
	var best *goldQuote
	most := 0.5
	for i := range l.gold {
		if s := l.v.overlap(c, l.gold[i].content); s >= most {
			best, most = &l.gold[i], s
		}
	}
	return best
}

// fitSource finds the weights of the likeliest logistic regression.
func fitSource(all []sourceLesson) (m sourceModel) {
	const steps, rate = 3000, 3
	for range steps {
		var sum sourceModel
		for _, x := range all {
			off := -m.of(x.terms)
			if x.right {
				off++
			}
			for i, t := range x.terms {
				sum[i] += off * t
			}
		}
		for i := range m {
			m[i] += rate * sum[i] / float64(max(1, len(all)))
		}
	}
	for i := range m {
		m[i] = math.Round(100*m[i]) / 100
	}
	return m
}

func sourceReliability(all []sourceLesson, m sourceModel) {
	edges := [...]float64{0, .5, .6, .7, .8, .85, .9, .95, .98, 1.01}
	for k := range edges[1:] {
		n, right := 0, 0
		for _, x := range all {
			if p := m.of(x.terms); p >= edges[k] && p < edges[k+1] {
				n++
				if x.right {
					right++
				}
			}
		}
		fmt.Fprintf(os.Stderr, "source %.2f to %.2f: %d, %.3f right\n", edges[k], edges[k+1], n, float64(right)/float64(max(1, n)))
	}
}
