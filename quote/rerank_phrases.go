package quote

import "whosaid/internal/linear"

// mostRoots is how many of a content's roots are looked at.
const mostRoots = 6

// rootFeatures: on what the content hangs, phrase by phrase. A second verb that
// hangs on the cue's own head is hardly part of what it reports.
func (g *judge) rootFeatures() {
	v, c, n := g.v, g.p.cue, 0
	for _, r := range g.x.content {
		for i := r[0]; i < r[1] && n < mostRoots; i++ {
			if !g.isRoot(i) {
				continue
			}
			n++
			root := number(min(n, 2)).With(g.placeOf(int(v.words[i].Head))).With(v.relAt(i))
			same := flag(int(v.sentence[i]) == g.sentence)
			g.l.f = append(g.l.f, linear.Template(5440).With(root).With(same),
				linear.Template(5441).With(root).With(v.tagAt(i)).With(same),
				linear.Template(5442).With(root).With(g.class).With(flag(i < c.first)),
				linear.Template(5443).With(root).With(g.stem))
		}
	}
}

// phraseFeatures: the phrase that the content ends with, and those that begin
// behind it and end before it.
func (g *judge) phraseFeatures() {
	v, l, c := g.v, g.l, g.p.cue
	l.t = 5460
	end := v.phraseTo(g.last)
	if !g.x.content.has(end) {
		end = g.last
	}
	r := v.relAt(end)
	l.add(r, v.tagAt(end), g.placeOf(int(v.words[end].Head)))
	l.add(r, bucket(g.last-int(v.leftEnd[end])), g.side)
	l.add(r, g.class, g.side)
	l.add(r, v.wordAt(int(v.leftEnd[end])))

	s, next := v.doc.Sentences()[v.sentence[g.last]], g.last+1
	for next < s.Last && isPunctuation(v.tokens[next].Norm) {
		next++
	}
	if next < s.Last && (next < c.first || next >= c.last) {
		top := v.phraseFrom(next)
		r := v.relAt(top).With(g.placeOf(int(v.words[top].Head)))
		l.add(r, v.tagAt(top))
		l.add(r, v.wordAt(next))
		l.add(r, g.class, g.side)
		l.add(r, bucket(int(v.rightEnd[top])-next), g.side)
		l.add(r, flag(next > g.last+1), v.wordAt(g.last+1))
	} else {
		l.add(flag(next < s.Last))
	}
	l.t = 5480
	s, before := v.doc.Sentences()[v.sentence[g.first]], g.first-1
	for before >= s.First && isPunctuation(v.tokens[before].Norm) {
		before--
	}
	if before >= s.First && (before < c.first || before >= c.last) {
		top := v.phraseTo(before)
		r := v.relAt(top).With(g.placeOf(int(v.words[top].Head)))
		l.add(r, v.tagAt(top))
		l.add(r, g.class, g.side)
		l.add(r, bucket(before-int(v.leftEnd[top])), g.side)
	}
}

// placeOf is where a token stands to the cue and the content.
func (g *judge) placeOf(i int) linear.Feature {
	c := g.p.cue
	switch {
	case i < 0:
		return number(0)
	case i == c.head:
		return number(1)
	case i >= c.first && i < c.last:
		return number(2)
	case g.x.content.has(i):
		return number(3)
	case i == int(g.v.words[c.head].Head):
		return number(4)
	}
	return number(5)
}

// phraseFrom is the head of the largest phrase that begins with token i.
func (v *view) phraseFrom(i int) int {
	for h := int(v.words[i].Head); h > i && v.leftEnd[h] == v.leftEnd[i]; h = int(v.words[i].Head) {
		i = h
	}
	return i
}

// phraseTo is the head of the largest phrase that ends with token i.
func (v *view) phraseTo(i int) int {
	for h := int(v.words[i].Head); h >= 0 && h < i && v.rightEnd[h] == v.rightEnd[i]; h = int(v.words[i].Head) {
		i = h
	}
	return i
}

// coordinationFeatures: verbs that are coordinated with the cue, or look it, in
// the content and right behind it.
func (g *judge) coordinationFeatures() {
	v, l, c, content := g.v, g.l, g.p.cue, g.x.content
	l.t = 5490
	shares := func(i int) bool { return v.words[i].Relation == relationConj && int(v.words[i].Head) == c.head }
	within, behind, likeCue := 0, 0, 0
	for _, r := range content {
		for i := r[0]; i < r[1]; i++ {
			if shares(i) {
				within++
			}
			if norm := v.tokens[i].Norm; (norm == "and" || norm == "but") && int(v.sentence[i]) == g.sentence {
				likeCue = max(likeCue, g.likeCue(i+1))
			}
		}
	}
	for i := g.last + 1; i < min(v.doc.Sentences()[v.sentence[g.last]].Last, g.last+5); i++ {
		if shares(i) {
			behind++
		}
	}
	verbs := number(min(within, 2)).With(number(min(behind, 2)))
	l.add(verbs, g.side)
	l.add(verbs, g.class)
	l.add(number(likeCue), g.class, g.side, flag(v.tokens[g.first].Norm == "that"))
	l.add(number(likeCue), g.sum.quoted, g.state)
}

// likeCue tells whether one of the tokens from i on that follow a conjunction is
// a coordinated verb in the form of the cue: 2 if the tree hangs it on the cue,
// 1 if on another word, else 0.
func (g *judge) likeCue(i int) int {
	v, c := g.v, g.p.cue
	for ; i < min(g.last+1, i+3); i++ {
		if v.words[i].Class == v.words[c.head].Class {
			switch {
			case !isVerb(v.words[i].Class) || v.words[i].Relation != relationConj:
				return 0
			case int(v.words[i].Head) == c.head:
				return 2
			}
			return 1
		}
	}
	return 0
}

// sideFeatures: how the content before the cue and that behind it lie between
// quotation marks, and whether it has the quotation next to the cue on either
// side: a quotation and a clause on the other side are seldom one content.
func (g *judge) sideFeatures() {
	v, l, c, state := g.v, g.l, g.p.cue, g.state
	if v.marks.state == noMarks {
		return
	}
	l.t = 5400
	var words, marked [2]int
	regions, last := 0, int32(-1)
	for _, r := range g.x.content {
		for i := r[0]; i < r[1]; i++ {
			if q := v.marks.region[i]; q >= 0 && q != last {
				regions++
				last = q
			}
			if isPunctuation(v.tokens[i].Norm) {
				continue
			}
			side := 0
			if i >= c.last {
				side = 1
			}
			words[side]++
			if v.marks.inside[i] {
				marked[side]++
			}
		}
	}
	sides := state.With(someOrAll(marked[0], words[0])).With(someOrAll(marked[1], words[1]))
	s := v.doc.Sentences()[g.sentence]
	point := number(0)
	for i := c.last; i < min(s.Last, c.last+8); i++ {
		if norm := v.tokens[i].Norm; norm == "," || norm == ":" {
			point = v.low[i].With(flag(i+1 < len(v.tokens) && isMark(v.tokens[i+1].Norm)))
			break
		}
	}
	several := number(min(regions, 4))
	l.add(sides)
	l.add(sides, g.class)
	l.add(sides, point)
	l.add(sides, g.nextQuotation(c.first-1, max(s.First, c.first-nearRegion)-1, -1))
	l.add(sides, g.nextQuotation(c.last, max(c.last, min(s.Last, c.last+nearRegion)), 1))
	l.add(sides, several)
	l.add(state, several, number(min(len(g.x.content), 4)), number(min(g.sum.cues, 3)))
	l.add(state, several, g.sum.quoted)
}

// nextQuotation is how many tokens away, from one towards another, something
// stands between marks, and whether the content has it.
func (g *judge) nextQuotation(from, to, step int) linear.Feature {
	for i, n := from, 1; i != to; i, n = i+step, n+1 {
		if g.v.marks.region[i] >= 0 {
			return flag(g.x.content.has(i)).With(bucket(n))
		}
	}
	return nothing
}

// someOrAll is 0 for none, 1 for some, 2 for all, 3 where there is nothing.
func someOrAll(part, whole int) linear.Feature {
	switch {
	case whole == 0:
		return number(3)
	case part == 0:
		return number(0)
	case part < whole:
		return number(1)
	}
	return number(2)
}

// otherCueFeatures: the other strong cues in the content and between it and the
// cue, and how many of them stand next to a quotation in it.
func (g *judge) otherCueFeatures() {
	v, l, c, content := g.v, g.l, g.p.cue, g.x.content
	l.t = 5420
	from, to := min(g.first, c.first), max(g.last+1, c.last)
	within, outside, quoting := 0, 0, 0
	for i := from; i < to; i++ {
		if !g.f.inCue[i] || i > 0 && g.f.inCue[i-1] || i >= c.first && i < c.last {
			continue
		}
		if content.has(i) {
			within++
		} else {
			outside++
		}
		for j := max(from, i-4); j < min(to, i+5); j++ {
			if v.marks.inside[j] && !v.marks.inside[i] && content.has(j) {
				quoting++
				break
			}
		}
	}
	q := number(min(quoting, 2))
	l.add(g.state, number(min(outside, 3)), number(min(within, 3)), q)
	l.add(g.state, q, g.sum.quoted)
	l.add(number(min(outside, 3)), number(len(content)), g.side)
	l.add(q, number(g.within), number(g.rival))
}
