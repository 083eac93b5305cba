package quote

import (
	"math"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

// A judge lists what the reranker sees of the candidates of one proposal.
type judge struct {
	f *finder
	v *view
	l *featureList
	p *proposal

	state, stem, class linear.Feature // of the text's marks; of the cue's head
	margin             linear.Feature // of the cue
	network            linear.Feature // the cue network's odds
	top                float32        // the best of the first argument network's scores
	sentence           int            // the cue's
	within, rival      int            // see around

	// The candidate at hand.
	x           *candidate
	first, last int            // tokens of the content
	side        linear.Feature // where the content stands to the cue
	sourced     linear.Feature // whether there is a source
	behind      gaps
	sum         tally
}

// gaps are by how much the best candidate with another left edge, right edge,
// source and content is behind, as features.
type gaps struct{ left, right, source, content linear.Feature }

// A tally is what is counted over the tokens of a content.
type tally struct {
	words, inMarks int
	cues           int            // that begin in it
	outside        int            // tokens in other sentences than the cue's
	farWords       int            // words there
	farInMarks     int            // and those of them between marks
	roots          int            // tokens that hang on something outside
	shape          linear.Feature // on what the first three of them hang
	quoted         linear.Feature // 0, 1, 2: none, some, all of its words stand between marks
}

func step(x, size float32) linear.Feature { return number(int(max(-20, min(20, x/size)))) }

// share is 0 for none, 1 for some, 2 for most.
func share(part, whole int) linear.Feature {
	switch {
	case part == 0:
		return number(0)
	case 2*part < whole:
		return number(1)
	}
	return number(2)
}

func (f *finder) judge(all []proposal, k int) *judge {
	p := &all[k]
	g := &judge{f: f, v: f.v, l: &f.list, p: p}
	head := p.cue.head
	g.state, g.stem, g.class = number(f.v.marks.state), f.v.stem[head], f.v.tagAt(head)
	g.margin, g.network = step(p.cue.margin, 2), step(p.cue.network, .5)
	g.top = float32(math.Inf(-1))
	for i := range p.candidates {
		g.top = max(g.top, p.candidates[i].part)
	}
	g.sentence = int(f.v.sentence[p.cue.first])
	g.within, g.rival = f.around(all, k)
	return g
}

// shared lists what holds for all candidates alike: whether it is a quote at
// all. The words of the cue are not looked at again: that had the reranker
// trust what it had seen.
func (g *judge) shared() {
	l, c, class := g.l, g.p.cue, g.class
	l.t = 5000
	l.add(number(0))
	l.add(g.margin)
	l.add(g.margin, class)
	l.add(g.margin, g.state)
	l.add(bucket(c.last-c.first), class)
	l.add(flag(g.p.subject), class)
	l.add(number(g.within), number(g.rival))
	l.add(number(g.within), class, g.margin)
	l.add(number(g.rival), class)
	l.add(number(g.within), g.state)
	l.add(bucket(len(g.p.candidates)))
	l.add(g.network)
	l.add(g.network, g.margin)
	l.add(g.network, class)
	l.add(g.network, g.state)
	l.add(g.network, number(g.within), number(g.rival))
}

// own lists what holds for candidate i, to learn from; weights sums the same.
func (g *judge) own(i int) {
	g.look(i)
	g.scoreFeatures(i)
	g.edgesAndGap()
	g.contentFeatures()
	g.sourceFeatures()
}

// edgesAndGap lists what follows from the content's first and last token.
func (g *judge) edgesAndGap() {
	g.edgeFeatures()
	g.gapFeatures()
}

// contentFeatures lists what follows from the content.
func (g *judge) contentFeatures() {
	g.sum = g.tally()
	g.treeFeatures()
	g.markFeatures()
	g.claimFeatures()
	g.sentenceFeatures()
	g.rootFeatures()
	g.phraseFeatures()
	g.coordinationFeatures()
	g.sideFeatures()
	g.otherCueFeatures()
	g.toldFeatures()
}

// look takes up candidate i.
func (g *judge) look(i int) {
	c, x := g.p.cue, &g.p.candidates[i]
	g.x, g.first, g.last = x, x.content.first(), x.content.last()
	g.sourced = flag(x.source[0] < x.source[1])
	g.side = sideOf(c, x.content)
	g.behind = g.gaps()
}

// sideOf is on which side of its cue a content stands: behind (1), before (2), or both.
func sideOf(c cue, x contents) linear.Feature {
	switch {
	case x.first() >= c.last:
		return number(1)
	case x.last() < c.first:
		return number(2)
	}
	return number(0)
}

func (g *judge) gaps() gaps {
	none := float32(math.Inf(-1))
	left, right, source, content := none, none, none, none
	for j := range g.p.candidates {
		y := &g.p.candidates[j]
		if y.content.first() != g.first {
			left = max(left, y.score)
		}
		if y.content.last() != g.last {
			right = max(right, y.score)
		}
		if y.source != g.x.source {
			source = max(source, y.score)
		}
		if !y.content.equal(g.x.content) {
			content = max(content, y.score)
		}
	}
	gap := func(other float32) linear.Feature {
		if other == none {
			return number(30)
		}
		return step(g.x.score-other, .5)
	}
	return gaps{gap(left), gap(right), gap(source), gap(content)}
}

// isRoot tells whether a token of the content hangs on none of its others.
func (g *judge) isRoot(i int) bool {
	w := &g.v.words[i]
	return !g.x.content.has(int(w.Head)) && w.Relation != relationPunct
}

func (g *judge) tally() tally {
	v, c, content := g.v, g.p.cue, g.x.content
	n := tally{shape: linear.Template(8)}
	for _, r := range content {
		for i := r[0]; i < r[1]; i++ {
			if h := int(v.words[i].Head); g.isRoot(i) {
				n.roots++
				if n.roots <= 3 {
					place := number(0)
					switch {
					case h == c.head:
						place = number(1)
					case h < 0:
						place = number(2)
					case h >= c.first && h < c.last:
						place = number(3)
					case int(v.sentence[i]) != g.sentence:
						place = number(4)
					}
					n.shape = n.shape.With(place)
					if n.roots == 1 {
						n.shape = n.shape.With(v.relAt(i))
					}
				}
			}
			if int(v.sentence[i]) != g.sentence {
				n.outside++
			}
			if !isPunctuation(v.tokens[i].Norm) {
				one := 0
				if v.marks.inside[i] {
					one = 1
				}
				n.words++
				n.inMarks += one
				if int(v.sentence[i]) != g.sentence {
					n.farWords++
					n.farInMarks += one
				}
			}
			if g.f.inCue[i] && !g.f.inCue[max(0, i-1)] {
				n.cues++
			}
		}
	}
	n.quoted = number(0)
	switch {
	case n.inMarks == n.words:
		n.quoted = number(2)
	case n.inMarks > 0:
		n.quoted = number(1)
	}
	return n
}

// scoreFeatures: what the argument model thinks of the candidate.
func (g *judge) scoreFeatures(i int) {
	v, l := g.v, g.l
	l.t = 5100
	behind := step(g.p.candidates[0].score-g.x.score, .5)
	gap, side, class, stem, some := g.behind, g.side, g.class, g.stem, g.sourced
	l.add(behind)
	l.add(number(i))
	l.add(behind, g.state)
	l.add(gap.content)
	l.add(gap.left)
	l.add(gap.right)
	l.add(gap.source, some)
	l.add(gap.content, g.margin)
	l.add(gap.left, gap.right)
	l.add(gap.left, side)
	l.add(gap.right, side)
	l.add(gap.content, side)
	l.add(gap.right, v.tagAt(g.last+1))
	l.add(gap.left, v.tagAt(g.first))
	l.add(gap.content, class)
	l.add(gap.source, g.margin)
	l.add(some, class)
	l.add(some, side, class)
	l.add(side, class)
	l.add(side, stem)
	l.add(side, g.state, class)
	l.add(some, stem)
	one, other := step(g.top-g.x.part, .5), step(g.x.score-g.x.part-(g.p.candidates[0].score-g.p.candidates[0].part), .5)
	l.add(one)
	l.add(one, g.state)
	l.add(one, side)
	l.add(one, g.network)
	l.add(other)
	l.add(other, g.state)
	l.add(other, side)
}

// edgeFeatures: the words about the content's ends.
func (g *judge) edgeFeatures() {
	v, l := g.v, g.l
	l.t = 5140
	w, t := v.wordAt, v.tagAt
	side, class, stem, first, last := g.side, g.class, g.stem, g.first, g.last
	end := v.doc.Sentences()[v.sentence[last]].Last
	l.add(side, w(first), number(3))
	l.add(side, t(first), t(first+1))
	l.add(side, w(first-1), number(4))
	l.add(side, t(first-1), t(first))
	l.add(side, w(first-1), w(first))
	l.add(class, t(first), side)
	l.add(stem, t(first), side)
	l.add(stem, w(first), side)
	l.add(stem, w(first-1), side)
	l.add(side, w(last), number(5))
	l.add(side, t(last), t(last+1))
	l.add(side, w(last+1), number(6))
	l.add(side, w(last), w(last+1))
	l.add(side, t(last), t(last+1), t(last+2))
	l.add(class, t(last+1))
	l.add(t(first), t(last))
	l.add(v.relAt(last+1), t(last+1), side)
	l.add(v.relAt(last), t(last), flag(last == end-1 || last == end-2))
}

// treeFeatures: how much of a phrase the content is, and how large.
func (g *judge) treeFeatures() {
	v, l, c, n := g.v, g.l, g.p.cue, &g.sum
	l.t = 5180
	w, t := v.wordAt, v.tagAt
	side, class, stem, first, last := g.side, g.class, g.stem, g.first, g.last
	s := v.doc.Sentences()[g.sentence]
	cut := g.hanging(max(s.First, last+1), min(s.Last, last+12))
	cutLeft := g.hanging(max(s.First, first-8), first)
	roots, cues := number(min(n.roots, 5)), number(min(n.cues, 3))
	l.add(n.shape)
	l.add(n.shape, class)
	l.add(n.shape, stem)
	l.add(n.shape, side)
	l.add(roots, side)
	l.add(roots, number(min(cut, 3)), number(min(cutLeft, 2)))
	l.add(number(min(cut, 3)), t(last+1), w(last+1))
	l.add(number(min(cutLeft, 3)), t(first-1))
	l.add(bucket(n.words))
	l.add(bucket(n.words), class)
	l.add(bucket(n.words), stem)
	l.add(bucket(n.words), side)
	l.add(number(len(g.x.content)), side)
	l.add(cues)
	l.add(cues, class)
	l.add(cues, number(g.within), number(g.rival))
	governor := flag(g.x.content.has(int(v.words[c.head].Head)))
	l.add(governor, v.relAt(c.head), side)
	l.add(governor, v.relAt(c.head), class)
	for n, r := range g.x.content[1:] {
		between := [2]int{g.x.content[n][1], r[0]}
		hasCue := flag(c.first >= between[0] && c.first < between[1])
		l.f = append(l.f, linear.Template(5301).With(hasCue).With(bucket(between[1]-between[0])),
			linear.Template(5302).With(hasCue).With(t(r[0])).With(t(r[0]-1)),
			linear.Template(5303).With(hasCue).With(t(between[0])).With(g.state),
			linear.Template(5304).With(hasCue).With(flag(g.otherCue(between))).With(g.claimed(r)).With(g.state),
			linear.Template(5305).With(flag(g.otherCue(between))).With(g.claimed(r)).With(flag(v.marks.inside[r[0]])))
	}
}

// otherCue tells whether a strong cue other than its own stands among tokens.
func (g *judge) otherCue(tokens [2]int) bool {
	for i := tokens[0]; i < tokens[1]; i++ {
		if g.f.inCue[i] && (i < g.p.cue.first || i >= g.p.cue.last) {
			return true
		}
	}
	return false
}

// claimed is the share of tokens that another cue claims.
func (g *judge) claimed(tokens [2]int) linear.Feature {
	n := 0
	for i := tokens[0]; i < tokens[1]; i++ {
		if g.claimedByOther(i) {
			n++
		}
	}
	return share(n, tokens[1]-tokens[0])
}

// claimedByOther tells whether the first reading of another strong cue has a token.
func (g *judge) claimedByOther(i int) bool {
	n := g.f.claims[i]
	if g.p.cue.margin >= 0 && g.p.candidates[0].content.has(i) {
		n-- // its own
	}
	return n > 0
}

// hanging is how many of tokens [from, to) hang on the content, so that its
// edge cuts a phrase.
func (g *judge) hanging(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		h := int(g.v.words[i].Head)
		if h >= 0 && h != g.p.cue.head && g.x.content.has(h) && g.v.words[i].Relation != relationPunct {
			n++
		}
	}
	return n
}

// gapFeatures: what stands between the cue and the content.
func (g *judge) gapFeatures() {
	v, l, c := g.v, g.l, g.p.cue
	l.t = 5220
	from, to := c.last, g.first
	if g.last < c.first {
		from, to = g.last+1, c.first
	}
	words := linear.Template(9)
	if n := to - from; n >= 0 && n <= 3 {
		for i := from; i < to; i++ {
			words = words.With(v.low[i])
		}
	} else {
		words = words.With(bucket(n))
	}
	l.add(g.side, words)
	l.add(g.side, words, g.class)
	l.add(g.side, bucket(to-from), g.class)
}

// sourceFeatures: who is taken for the source.
func (g *judge) sourceFeatures() {
	source := g.x.source
	if source[0] == source[1] {
		return
	}
	g.toldOfSource()
	v, l := g.v, g.l
	l.t = 5230
	w, t := v.wordAt, v.tagAt
	cueHead, class := g.p.cue.head, g.class
	first, last := source[0], source[1]-1
	head := v.headOf(first, last+1)
	behind := flag(first > cueHead)
	governed := flag(int(v.words[head].Head) == cueHead)
	l.add(t(head), behind, class)
	l.add(w(head), behind)
	l.add(v.relAt(head), governed, behind)
	l.add(v.relAt(head), governed, class)
	l.add(v.stemAt(head), g.stem)
	l.add(bucket(last-first), t(head))
	l.add(bucket(first-cueHead), class)
	l.add(t(first), t(last), behind)
	l.add(t(last+1), t(last))
	l.add(w(last+1), behind)
	l.add(t(first-1), t(first))
	l.add(w(first-1), w(first))
	l.add(w(first), behind)
	l.add(t(head), g.side, behind)
	l.add(g.behind.source, t(last+1))
	l.add(g.behind.source, t(first-1))
	l.add(flag(int(v.sentence[first]) == g.sentence), g.side)
	l.t = 5600
	up := v.stemAt(int(v.words[head].Head)) // "was asked", "faced criticism"
	l.add(v.relAt(head), g.stem)
	l.add(v.relAt(head), up)
	l.add(v.relAt(head), up, g.stem)
	l.add(v.relAt(head), up, class)
	l.t = 5650
	left := 0 // modifiers of the source that are left out
	s := v.doc.Sentences()[g.sentence]
	for i := max(s.First, first-6); i < min(s.Last, last+8); i++ {
		if h := int(v.words[i].Head); (i < first || i > last) && h >= first && h <= last && v.words[i].Relation != relationPunct {
			left++
		}
	}
	l.add(number(min(left, 3)), t(last+1))
	l.add(number(min(left, 3)))
}

// markFeatures: how the content lies between quotation marks.
func (g *judge) markFeatures() {
	v, l, state, side, quoted := g.v, g.l, g.state, g.side, g.sum.quoted
	l.t = 5260
	first, last := g.first, g.last
	open, shut := v.markAt(first-1), v.markAt(last+1)
	inside := v.marks.inside
	broken := flags(inside[first] && first > 0 && inside[first-1],
		inside[last] && last+1 < len(v.tokens) && inside[last+1] && !isPunctuation(v.tokens[last+1].Norm))
	l.add(state, quoted)
	l.add(state, quoted, side)
	l.add(state, quoted, g.class)
	l.add(state, quoted, g.stem)
	l.add(state, open, shut)
	l.add(state, open, shut, side)
	l.add(state, broken)
	l.add(state, broken, quoted)
	l.add(state, quoted, bucket(g.sum.words))
	l.t = 5275
	if n := &g.sum; n.farWords > 0 && v.marks.state != noMarks {
		near := share(n.inMarks-n.farInMarks, n.words-n.farWords)
		l.add(state, near, share(n.farInMarks, n.farWords))
		l.add(state, near, share(n.farInMarks, n.farWords), side)
	}
	l.t = 5280
	if v.pair != nil {
		l.add(v.pair[first], v.pair[last])
		l.add(v.pair[first], v.pair[last], side, v.pair[g.p.cue.head])
		l.add(v.pair[first], open, side)
		l.add(v.pair[last], shut, side)
	}
}

// claimFeatures: what other cues claim of the content, within the cue's
// sentence and beyond, and of the sentence behind it.
func (g *judge) claimFeatures() {
	v, l, state, side, quoted := g.v, g.l, g.state, g.side, g.sum.quoted
	l.t = 5360
	far, farClaimed, near, nearClaimed := 0, 0, 0, 0
	for _, r := range g.x.content {
		for i := r[0]; i < r[1]; i++ {
			one := 0
			if g.claimedByOther(i) {
				one = 1
			}
			if int(v.sentence[i]) != g.sentence {
				far++
				farClaimed += one
			} else {
				near++
				nearClaimed += one
			}
		}
	}
	if far > 0 {
		l.add(state, share(farClaimed, far), quoted)
		l.add(state, share(farClaimed, far), side)
		l.add(state, share(farClaimed, far), number(int(v.sentence[g.last])-g.sentence))
	}
	l.add(share(nearClaimed, near), side)
	l.add(share(nearClaimed, near), number(min(g.sum.cues, 3)), number(g.within))
	l.t = 5370
	if n := int(v.sentence[g.last]) + 1; n < g.paragraph().Last && n > g.sentence {
		next, p := 0, v.person[n]
		s := v.doc.Sentences()[n]
		for i := s.First; i < min(s.Last, s.First+60); i++ {
			if g.claimedByOther(i) {
				next = 1
			}
		}
		l.add(state, number(next), quoted, side)
		l.add(state, number(next), flag(p.first || p.second), flag(p.past), flag(far > 0))
	}
}

func (g *judge) paragraph() sentence.Paragraph {
	return g.v.doc.Paragraphs()[g.v.doc.Sentences()[g.sentence].Paragraph]
}

// sentenceFeatures: over which sentences the content runs, and what comes next.
func (g *judge) sentenceFeatures() {
	v, l, state, side, quoted := g.v, g.l, g.state, g.side, g.sum.quoted
	l.t = 5320
	sentences := v.doc.Sentences()
	own, a, b := g.sentence, int(v.sentence[g.first]), int(v.sentence[g.last])
	start := sentences[a].First
	whole := g.first == start || g.first == start+1 && isMark(v.tokens[start].Norm)
	l.add(number(own-a), number(b-own), state)
	l.add(number(own-a), number(b-own), quoted)
	l.add(number(own-a), number(b-own), g.class)
	l.add(flag(whole), flag(a == own), flag(b == own), state)
	if b > own && g.sum.outside > 0 {
		l.add(state, v.person[b].says(), number(b-own))
		l.add(state, v.wordAt(sentences[b].First), quoted)
		l.add(state, v.person[own+1].says(), v.person[own].says())
		l.add(state, quoted, flag(g.f.reports[b]), number(b-own))
	}
	l.t = 5340
	if b+1 < g.paragraph().Last && b >= own {
		l.add(state, quoted, v.person[b+1].says(), flag(b > own), side)
		l.add(state, v.wordAt(sentences[b+1].First), quoted, side)
		l.add(state, flag(g.f.reports[b+1]), quoted, side)
	} else {
		l.add(state, quoted, flag(b > own), side, number(9))
	}
}
