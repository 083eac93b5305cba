package quote

import (
	"math"
	"slices"

	"whosaid/internal/linear"
)

// A candidate is one way to read a cue's window: what was said, and who said it.
type candidate struct {
	content contents
	source  [2]int  // empty for none
	score   float32 // of its labels, as a logarithm
	part    float32 // the first network's part of it
	told    told
}

// A proposal is a cue with the best readings of its window, before it is
// decided which of them it is, if it is a quote at all.
type proposal struct {
	cue        cue
	subject    bool // the cue has a subject before it
	candidates []candidate
}

// mostCandidates is how many labellings of a window are weighed.
const mostCandidates = 6

// readings lists the different candidates among the best labellings of a
// window that starts at token first.
func (v *view) readings(first int, paths [][]uint8, scores []int32) []candidate {
	var list []candidate
	for i, labels := range paths {
		c := candidate{score: float32(scores[i]) * argumentUnit}
		for _, r := range runsOf(labels) {
			from, to := v.trim(first+r[0], first+r[1])
			switch {
			case from == to:
			case labels[r[0]] < sourceLabel:
				c.content = append(c.content, [2]int{from, to})
			case c.source[0] == c.source[1]:
				c.source = [2]int{from, to}
			}
		}
		if len(c.content) > 0 {
			list = addNew(list, c)
		}
	}
	return list
}

// addNew appends the candidates that are not in list yet.
func addNew(list []candidate, more ...candidate) []candidate {
more:
	for _, x := range more {
		for _, old := range list {
			if old.source == x.source && old.content.equal(x.content) {
				continue more
			}
		}
		list = append(list, x)
	}
	return list
}

func (c contents) equal(d contents) bool {
	if len(c) != len(d) {
		return false
	}
	for i := range c {
		if c[i] != d[i] {
			return false
		}
	}
	return true
}

func (c contents) first() int { return c[0][0] }
func (c contents) last() int  { return c[len(c)-1][1] - 1 }

// shared is how many tokens two contents have in common.
func (c contents) shared(d contents) int {
	n := 0
	for _, r := range c {
		for _, s := range d {
			n += max(0, min(r[1], s[1])-max(r[0], s[0]))
		}
	}
	return n
}

func (c contents) size() int {
	n := 0
	for _, r := range c {
		n += r[1] - r[0]
	}
	return n
}

func (c contents) has(i int) bool {
	for _, r := range c {
		if i >= r[0] && i < r[1] {
			return true
		}
	}
	return false
}

// around is what the other proposals say of one: whether its cue lies in what
// they take for content, and whether they claim the content that it claims.
func (f *finder) around(all []proposal, k int) (within, rival int) {
	p := &all[k]
	if len(p.candidates) == 0 {
		return
	}
	mine := p.candidates[0].content
	for _, step := range [2]int{-1, 1} {
		for n, j := 0, k+step; n < 4 && j >= 0 && j < len(all); n, j = n+1, j+step {
			q := &all[j]
			if len(q.candidates) == 0 {
				continue
			}
			stronger := 0
			if q.cue.margin > p.cue.margin {
				stronger = 1
			}
			theirs := q.candidates[0].content
			if theirs.has(p.cue.head) {
				within = max(within, 1+stronger)
			}
			if theirs.matches(mine) {
				rival = max(rival, 1+stronger)
			}
		}
	}
	return within, rival
}

// recall takes up proposals that were made before.
func (f *finder) recall(all []proposal) {
	var cues []cue
	for _, p := range all {
		cues = append(cues, p.cue)
	}
	f.setCues(cues)
	f.claim(all)
}

// claim counts, by token, the strong proposals whose first reading has it as content.
func (f *finder) claim(all []proposal) {
	clear(f.claims)
	for k := range all {
		if p := &all[k]; p.cue.margin >= 0 && len(p.candidates) > 0 {
			for _, r := range p.candidates[0].content {
				for i := r[0]; i < r[1]; i++ {
					f.claims[i] = min(f.claims[i]+1, 200)
				}
			}
		}
	}
}

// A look is what the reranker makes of a proposal.
type look struct {
	best       int       // of its candidates
	confidence float64   // that what was said matches the best
	odds       []float64 // of each candidate, where 1 stands for none of them being right
}

// looks weighs all proposals, each by itself, and again when it is known what
// the others report.
func (f *finder) looks(all []proposal) []look {
	first := f.firstLooks(all)
	again := slices.Clone(first)
	for k := range all {
		f.weighAgain(all, first, k, again[k].odds) // those of the first look, which are of no more use
		again[k].decide(all[k].candidates)
	}
	return again
}

func (f *finder) firstLooks(all []proposal) []look {
	first := make([]look, len(all))
	n := 0
	for k := range all {
		n += len(all[k].candidates)
	}
	f.odds = grow(f.odds, n)
	rest := f.odds
	for k := range all {
		n := len(all[k].candidates)
		first[k].odds, rest = rest[:n:n], rest[n:]
		f.weigh(all, k, first[k].odds)
		first[k].decide(all[k].candidates)
	}
	return first
}

// weigh finds the odds of a proposal's candidates, by a conditional logit over
// them and the choice that none is right.
func (f *finder) weigh(all []proposal, k int, odds []float64) {
	if len(odds) == 0 {
		return
	}
	g := f.judge(all, k)
	base := g.weigh(g.shared)
	f.judged = f.judged[:0]
	for i := range odds {
		odds[i] = math.Exp(float64(base+g.weights(i)) * float64(f.models.rerank.Unit()))
	}
}

// decide finds the best candidate, and the probability that it matches what was
// said. The best is the one from which most is to be expected (Kumar and Byrne
// 2004), whichever is right: one that matches several others may be better than
// the likeliest.
func (x *look) decide(list []candidate) {
	z, top := 1.0, math.Inf(-1)
	for i := range list {
		z += x.odds[i]
		sum := 0.0
		for j := range list {
			sum += float64(x.odds[j] * list[i].worth(&list[j])) // not fused, so that all machines find the same
		}
		if sum > top {
			x.best, top = i, sum
		}
	}
	matched := 0.0
	for j := range list {
		if list[x.best].content.matches(list[j].content) {
			matched += x.odds[j]
		}
	}
	x.confidence = matched / z
}

// matches tells whether two contents have half of what one of them has in common.
func (c contents) matches(d contents) bool { return c.likeness(d) >= 0.5 }

// likeness is the tokens that two contents have in common over those of both.
func (c contents) likeness(d contents) float64 {
	both := c.shared(d)
	return float64(both) / float64(c.size()+d.size()-both)
}

// What it is worth to have a content exactly, and to have the source, where 1 is
// a match.
const (
	exactWorth  = 0.75
	sourceWorth = 0.2
)

// worth is what it is worth to choose candidate x where y is right.
func (x *candidate) worth(y *candidate) float64 {
	if !x.content.matches(y.content) {
		return 0
	}
	worth := 1.0
	if x.content.equal(y.content) {
		worth += exactWorth
	}
	if x.source == y.source {
		worth += sourceWorth * worth
	}
	return worth
}

// judged is what the reranker gives parts of a candidate.
type judged struct {
	side, gap              linear.Feature
	edges, content, source int32
}

// weigh sums the weights of the features that list lists.
func (g *judge) weigh(list func()) int32 {
	g.l.reset(0)
	list()
	var sum [1]int32
	g.f.models.rerank.AddAll(sum[:], g.l.f)
	return sum[0]
}

// weights sums the weights of own for candidate i. The candidates before it may
// have the same content, ends or source, whose sum is then theirs.
func (g *judge) weights(i int) int32 {
	g.look(i)
	sum := g.weigh(func() { g.scoreFeatures(i) })
	mine := judged{side: g.side, gap: g.behind.source}
	edges, content, source := false, false, false
	for j, old := range g.f.judged {
		y := &g.p.candidates[j]
		if !edges && y.content.first() == g.first && y.content.last() == g.last {
			edges, mine.edges = true, old.edges
		}
		if !content && y.content.equal(g.x.content) {
			content, mine.content = true, old.content
		}
		if !source && y.source == g.x.source && old.side == mine.side && old.gap == mine.gap {
			source, mine.source = true, old.source
		}
	}
	if !edges {
		mine.edges = g.weigh(g.edgesAndGap)
	}
	if !content {
		mine.content = g.weigh(g.contentFeatures)
	}
	if !source {
		mine.source = g.weigh(g.sourceFeatures)
	}
	g.f.judged = append(g.f.judged, mine)
	return sum + mine.edges + mine.content + mine.source
}

// A reading is the candidate that was chosen for a cue.
type reading struct {
	candidate
	cue        cue
	confidence float64
	sourced    float64 // how sure the source is
}

// chosen are the best candidates of the proposals that are at least so sure; the
// second number is for those of which all stands between marks.
func (f *finder) chosen(all []proposal, least, marked float64) []reading {
	var out []reading
	for k, seen := range f.looks(all) {
		p := &all[k]
		if len(p.candidates) == 0 || seen.confidence < least && (seen.confidence < marked || !f.v.betweenMarks(p.candidates[seen.best].content)) {
			continue
		}
		x := reading{candidate: p.candidates[seen.best], cue: p.cue, confidence: seen.confidence}
		if x.source[0] < x.source[1] {
			x.sourced = sourceWeights.of(seen.sourceSigns(p.candidates).terms())
		}
		out = append(out, x)
	}
	return out
}
