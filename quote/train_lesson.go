//go:build train

package quote

import (
	"slices"

	"whosaid/internal/corpus"
	"whosaid/sentence"
)

// A lesson is a document to learn from: what is seen of it, and its gold.
type lesson struct {
	id        string
	condition corpus.Condition
	article   *corpus.Article
	v         *view
	gold      []goldQuote
}

// A goldQuote is an attribution in tokens.
type goldQuote struct {
	cue     [2]int
	content contents
	source  [2]int
	at      *corpus.Attribution
}

// lessons reads articles under conditions, the damage drawn by a seed. With
// unseen, their grammar is that of models which did not learn from them.
func lessons(path string, conditions []corpus.Condition, seed uint64, unseen bool) ([]*lesson, error) {
	articles, err := corpus.News(path)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		ownWords(a)
	}
	out := make([]*lesson, len(articles)*len(conditions))
	parallel(len(out), func(k int) {
		c := conditions[k%len(conditions)]
		a := corpus.Damage(articles[k/len(conditions)], c, seed)
		doc := sentence.Parse(a.Text)
		if unseen {
			doc.UnseenGrammar(a.ID)
		}
		l := &lesson{id: a.ID, condition: c, article: a, v: newView(doc)}
		for i := range a.Attributions {
			if g, ok := l.v.gold(&a.Attributions[i]); ok {
				l.gold = append(l.gold, g)
			}
		}
		out[k] = l
	})
	return out, nil
}

// gold lays an attribution over the tokens, without marks and points at the ends of its spans.
func (v *view) gold(a *corpus.Attribution) (g goldQuote, ok bool) {
	g.at = a
	cues, sources := v.covered(a.Cue, false), v.covered(a.Source, true)
	if len(cues) == 0 {
		return g, false
	}
	g.cue = cues[0]
	if len(sources) > 0 {
		g.source = sources[0]
	}
	g.content = v.covered(a.Content, true)
	return g, len(g.content) > 0
}

// covered is the runs of tokens of which the spans cover more than half. Runs
// that only marks part are joined.
func (v *view) covered(spans []corpus.Span, trim bool) [][2]int {
	var out [][2]int
	for _, s := range spans {
		first := v.tokenAt(s.Start)
		for i := first; i < len(v.tokens) && v.tokens[i].Start < s.End; i++ {
			t := v.tokens[i]
			if 2*(min(t.End, s.End)-max(t.Start, s.Start)) <= t.Len() {
				continue
			}
			joined := false
			if n := len(out); n > 0 {
				joined = true
				for j := out[n-1][1]; j < i; j++ {
					joined = joined && trim && isMark(v.tokens[j].Norm)
				}
				if joined {
					out[n-1][1] = i + 1
				}
			}
			if !joined {
				out = append(out, [2]int{i, i + 1})
			}
		}
	}
	if !trim {
		return out
	}
	kept := out[:0]
	for _, r := range out {
		if r = v.trimPoints(r); r[0] < r[1] {
			kept = append(kept, r)
		}
	}
	return kept
}

// cueLabels are the gold labels of the cues, by token.
func (l *lesson) cueLabels() []uint8 {
	labels := make([]uint8, len(l.v.tokens))
	for _, g := range l.gold {
		free := true
		for i := g.cue[0]; i < g.cue[1]; i++ {
			free = free && labels[i] == out
		}
		if free && l.v.sentence[g.cue[0]] == l.v.sentence[g.cue[1]-1] {
			setSpan(labels[g.cue[0]:g.cue[1]], 0)
		}
	}
	return labels
}

// roles are what the tokens are to any gold quote. Where contents lie within
// each other, the ends of the inner ones count.
func (l *lesson) roles() []uint8 {
	labels := make([]uint8, len(l.v.tokens))
	gold := slices.Clone(l.gold)
	slices.SortStableFunc(gold, func(a, b goldQuote) int { return b.content.size() - a.content.size() })
	for _, g := range gold {
		for _, r := range g.content {
			for i := r[0]; i < r[1]; i++ {
				labels[i] = inContent
			}
			labels[r[0]] = beginsContent
			labels[r[1]-1] = endsContent
		}
	}
	for _, g := range gold {
		for i := g.source[0]; i < g.source[1]; i++ {
			labels[i] = inSource
		}
		for i := g.cue[0]; i < g.cue[1]; i++ {
			labels[i] = inCue
		}
	}
	return labels
}

// goldCues are the gold's cues as the finder would find them.
func (l *lesson) goldCues() []cue {
	var out []cue
	for _, g := range l.gold {
		out = append(out, cue{first: g.cue[0], last: g.cue[1], head: l.v.headOf(g.cue[0], g.cue[1])})
	}
	return out
}

// argumentLabelsOf are the gold labels of a cue's window.
func (l *lesson) argumentLabelsOf(g goldQuote, first, last int) []uint8 {
	labels := make([]uint8, last-first)
	put := func(r [2]int, shift uint8) {
		r[0], r[1] = max(r[0], first), min(r[1], last)
		if r[0] < r[1] {
			setSpan(labels[r[0]-first:r[1]-first], shift)
		}
	}
	for _, r := range g.content {
		put(r, 0)
	}
	put(g.source, sourceLabel-begin)
	for i := g.cue[0]; i < g.cue[1]; i++ {
		if i < first || i >= last {
			continue
		}
		if k := i - first; labels[k] != out {
			breakSpan(labels, k)
		}
	}
	return labels
}
