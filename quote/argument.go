package quote

import (
	"whosaid/internal/linear"
	"whosaid/internal/neural"
	"whosaid/sentence"
)

// The labels of a cue's arguments: outside, four of content, four of source.
const (
	contentLabel   = begin // to single
	sourceLabel    = single + 1
	argumentLabels = 1 + 2*4
)

// argumentMayFollow is the grammar of argument labels.
func argumentMayFollow(i, j int) bool {
	span := func(x int) (kind, label int) {
		switch {
		case x <= out:
			return 0, x
		case x < sourceLabel:
			return 1, x
		}
		return 2, x - sourceLabel + begin
	}
	ki, li := span(i)
	kj, lj := span(j)
	if (li == begin || li == inside) && ki != kj {
		return false
	}
	return mayFollow(li, lj)
}

// How many sentences before and after the cue's its arguments are looked for,
// within its paragraph, and how many tokens at the most. After a colon at a paragraph's end, the next paragraph
// belongs to the window too.
const (
	sentencesBefore = 3
	sentencesAfter  = 5
	tokensBefore    = 120
	tokensAfter     = 180
)

// window is the tokens in which a cue's arguments are looked for.
func (v *view) window(c cue) (first, last int) {
	all := v.doc.Sentences()
	at := int(v.sentence[c.first])
	p := v.doc.Paragraphs()[all[at].Paragraph]
	from := max(p.First, at-sentencesBefore)
	to := min(p.Last, at+sentencesAfter+1)
	if to == p.Last && to < len(all) && v.endsInColon(all[p.Last-1]) {
		next := v.doc.Paragraphs()[all[at].Paragraph+1]
		to = min(next.Last, at+sentencesAfter+1)
	}
	return max(all[from].First, c.first-tokensBefore), min(all[to-1].Last, c.last+tokensAfter)
}

func (v *view) endsInColon(s sentence.Sentence) bool {
	last := v.tokens[s.Last-1].Norm
	return last == ":"
}

// ownFeatures lists what the argument model sees of token i whatever the cue.
func (v *view) ownFeatures(l *featureList, i int) {
	l.reset(2000)
	w, t := v.wordAt, v.tagAt
	s := v.doc.Sentences()[v.sentence[i]]
	p := v.doc.Paragraphs()[s.Paragraph]
	state := number(v.marks.state)
	l.add(w(i))
	l.add(t(i))
	l.add(w(i-1), number(1))
	l.add(w(i+1), number(1))
	l.add(w(i - 2))
	l.add(w(i + 2))
	l.add(w(i-1), w(i))
	l.add(w(i), w(i+1))
	l.add(t(i-1), t(i))
	l.add(t(i), t(i+1))
	l.add(t(i-1), t(i), t(i+1))
	l.add(t(i-2), t(i-1), t(i))
	l.add(t(i), t(i+1), t(i+2))
	l.add(v.relAt(i), t(i))
	l.add(v.stemAt(int(v.words[i].Head)), v.relAt(i))
	l.add(flag(v.upper[i]), t(i), flag(i == s.First))
	l.add(flags(i == s.First, i == s.Last-1, v.sentence[i] == int32(p.First), v.sentence[i] == int32(p.Last-1)))
	l.add(w(i), flags(i == s.First, i == s.Last-2))
	l.add(v.markAt(i-1), v.markAt(i), v.markAt(i+1), state)
	l.add(v.markAt(i-2), v.markAt(i+2), flag(v.marks.inside[i]), state)
	l.add(v.markAt(i-1), t(i-2), t(i))
	l.add(v.markAt(i+1), t(i), t(i+2))
	if v.pair != nil {
		pair := v.pair[i]
		l.add(pair)
		l.add(pair, t(i))
		l.add(pair, v.kindOf(i))
		l.add(pair, flags(i == s.First, i == s.Last-1, v.sentence[i] == int32(p.First), v.sentence[i] == int32(p.Last-1)))
		l.add(pair, v.markAt(i-1), v.markAt(i), v.markAt(i+1))
	}
}

// frame is what is known of a cue before its window is labelled.
type frame struct {
	v           *view
	c           cue
	first, last int // the window
	sentence    int
	stem, class linear.Feature
	word        linear.Feature   // all its words
	path        []linear.Feature // by token of the window: the way from the cue's head in the tree
	top         []linear.Feature // the same cut short
	edge        []uint8          // whether the token starts or ends the phrase that the cue's head governs
	commas      []uint8          // between the cue and the token
	other       []uint8          // cues between the cue and the token, and whether it is in one
	quoted      int32            // the region of quotation marks next to the cue, -1 for none
	subject     bool             // the cue's head has a subject before it
	after       linear.Feature   // the word behind the cue
	before      linear.Feature
}

const (
	startsPhrase = 1 << iota
	endsPhrase
)

func (f *finder) frame(c cue) *frame {
	v := f.v
	fr := &f.fr
	*fr = frame{v: v, c: c, sentence: int(v.sentence[c.first]), path: fr.path[:0], top: fr.top[:0], edge: fr.edge[:0], commas: fr.commas[:0], other: fr.other[:0], quoted: -1}
	fr.first, fr.last = v.window(c)
	n := fr.last - fr.first
	fr.stem, fr.class = v.stem[c.head], v.tagAt(c.head)
	fr.word = linear.Template(7)
	for i := c.first; i < c.last; i++ {
		fr.word = fr.word.With(v.stem[i])
	}
	fr.after, fr.before = v.wordAt(c.last), v.wordAt(c.first-1)
	fr.path, fr.top = grow(fr.path, n), grow(fr.top, n)
	fr.edge, fr.commas, fr.other = grow(fr.edge, n), grow(fr.commas, n), grow(fr.other, n)
	clear(fr.path)
	clear(fr.top)
	clear(fr.edge)
	clear(fr.commas)
	clear(fr.other)
	f.paths(fr)
	// What lies between the cue and a token.
	walk := func(from, to, step int) {
		commas, verbs := uint8(0), uint8(0)
		for i := from; i != to; i += step {
			fr.commas[i-fr.first], fr.other[i-fr.first] = commas, verbs
			switch norm := v.tokens[i].Norm; {
			case norm == ",":
				commas = min(commas+1, 3)
			case isMark(norm):
				commas |= 4
			}
			if f.inCue[i] && (step > 0 && !f.inCue[max(0, i-1)] || step < 0 && (i+1 >= len(f.inCue) || !f.inCue[i+1])) {
				verbs = min(verbs+1, 2)
			}
		}
	}
	walk(c.last, fr.last, 1)
	walk(c.first-1, fr.first-1, -1)
	for d := 1; d <= 6 && fr.quoted < 0; d++ {
		for _, i := range [2]int{c.first - d, c.last - 1 + d} {
			if i >= fr.first && i < fr.last && v.marks.inside[i] && fr.quoted < 0 {
				fr.quoted = v.marks.region[i]
			}
		}
	}
	f.kids = v.children(f.kids, c.head)
	for _, k := range f.kids {
		if r := v.words[k].Relation; k < c.first && (r == relationNsubj || r == relationNsubjpass) {
			fr.subject = true
		}
	}
	return fr
}

// paths finds, for the tokens of the cue's sentence, the way through the tree
// from the cue's head: up to the ancestor that governs both, then the first
// steps down.
func (f *finder) paths(fr *frame) {
	v := fr.v
	s := v.doc.Sentences()[fr.sentence]
	up := f.up[:0]
	for h := fr.c.head; h >= 0 && len(up) < 60; h = int(v.words[h].Head) {
		up = append(up, int32(h))
	}
	f.up = up
	for i := max(s.First, fr.first); i < min(s.Last, fr.last); i++ {
		// Climb until an ancestor of the cue's head (or itself) is met.
		meet, child, grandchild := -1, -1, -1
		for h, steps := i, 0; h >= 0 && steps < 60; h, steps = int(v.words[h].Head), steps+1 {
			for k, a := range up {
				if int(a) == h {
					meet = k
					break
				}
			}
			if meet >= 0 {
				break
			}
			child, grandchild = h, child
		}
		p := linear.Template(11).Int(meet)
		if meet > 0 {
			p = p.With(v.relAt(int(up[meet-1])))
		}
		if meet > 1 {
			p = p.With(v.relAt(int(up[0])))
		}
		top := p
		if child >= 0 {
			top = top.With(v.relAt(child)).With(flag(child < fr.c.head))
			p = top
			if grandchild >= 0 {
				p = p.With(v.relAt(grandchild)).With(flag(grandchild < child))
			}
			if int(v.leftEnd[child]) == i {
				fr.edge[i-fr.first] |= startsPhrase
			}
			if int(v.rightEnd[child]) == i {
				fr.edge[i-fr.first] |= endsPhrase
			}
		}
		fr.path[i-fr.first], fr.top[i-fr.first] = p, top
	}
}

// toCue is on which side of the cue token i stands, and how far from it.
func (fr *frame) toCue(i int) (where linear.Feature, distance int) {
	switch {
	case i < fr.c.first:
		return number(1), fr.c.first - i
	case i >= fr.c.last:
		return number(2), i - fr.c.last + 1
	}
	return number(0), i - fr.c.head
}

// relativeFeatures lists what the argument model sees of token i from the cue.
func (fr *frame) relativeFeatures(l *featureList, i int) {
	l.reset(3000)
	v := fr.v
	w, t := v.wordAt, v.tagAt
	k := i - fr.first
	at := func(list []linear.Feature, k int) linear.Feature {
		if k < 0 || k >= len(list) {
			return nothing
		}
		return list[k]
	}
	where, distance := fr.toCue(i)
	sentences := int(v.sentence[i]) - fr.sentence
	far := bucket(distance).With(where)
	side := where.With(bucket(sentences))
	path, top := at(fr.path, k), at(fr.top, k)
	topBefore, topAfter := at(fr.top, k-1), at(fr.top, k+1)
	edge := number(int(fr.edge[k]))
	between := number(int(fr.commas[k])).With(number(int(fr.other[k])))
	state := number(v.marks.state)
	l.add(far)
	l.add(far, w(i))
	l.add(far, t(i))
	l.add(far, fr.stem)
	l.add(side, fr.word)
	l.add(side, t(i))
	l.add(side, w(i))
	l.add(side, w(i-1))
	l.add(side, w(i+1))
	l.add(side, t(i-1), t(i))
	l.add(side, t(i), t(i+1))
	l.add(side, t(i-1), t(i), t(i+1))
	l.add(side, between)
	l.add(side, between, t(i))
	l.add(side, between, fr.stem)
	l.add(side, fr.stem, w(i))
	l.add(side, fr.stem, t(i))
	l.add(side, fr.after, number(1))
	l.add(side, fr.before, number(2))
	l.add(far, fr.after)
	l.add(side, flag(fr.subject), t(i))
	l.add(side, flag(fr.subject), fr.class)
	l.add(side, flag(fr.subject), between)
	// The way through the tree, within the cue's sentence.
	l.t = 3100
	if sentences == 0 {
		l.add(path, t(i))
		l.add(path, fr.stem)
		l.add(path, w(i))
		l.add(top, edge)
		l.add(top, edge, t(i))
		l.add(top, edge, fr.stem)
		l.add(top, edge, fr.class)
		l.add(topBefore, top, side)
		l.add(top, topAfter, side)
		l.add(topBefore, top, t(i))
		l.add(top, topAfter, t(i))
		l.add(topBefore, top, topAfter)
		l.add(top, topAfter, w(i+1))
		l.add(topBefore, top, w(i-1))
		l.add(top, between)
	}
	l.t = 3150
	// Quotation marks, as far as the text still has them.
	same := flags(fr.quoted >= 0, v.marks.region[i] >= 0, fr.quoted == v.marks.region[i])
	near := v.markAt(i - 1).With(v.markAt(i)).With(v.markAt(i + 1))
	l.add(state, side, same)
	l.add(state, side, same, near)
	l.add(state, side, same, t(i))
	l.add(state, side, same, fr.stem)
	l.add(state, same, between, near)
	l.t = 3170
	if v.pair != nil {
		pair, its := v.pair[i], v.pair[fr.c.head]
		l.add(pair, side)
		l.add(pair, side, its)
		l.add(pair, side, fr.stem)
		l.add(pair, its, bucket(sentences))
		l.add(pair, side, between)
		l.add(pair, side, t(i))
	}
	l.t = 3180
	// Who speaks on in the sentences about the cue's.
	p := v.person[v.sentence[i]]
	c := v.person[fr.sentence]
	if sentences != 0 {
		first := v.doc.Sentences()[v.sentence[i]].First
		says := p.says()
		l.add(state, side, says)
		l.add(state, side, says, c.says())
		l.add(state, side, w(first))
		l.add(state, side, t(first), w(first+1))
		l.add(state, side, flag(fr.other[k] > 0), says)
		l.add(state, side, fr.stem, says)
		l.add(state, side, flags(p.first, p.past, p.present), flag(fr.cueEndsSentence()), flag(fr.subject))
		l.add(state, side, v.kindOf(i))
	}
}

func (v *view) kindOf(i int) linear.Feature { return linear.Feature(v.kind[i]) + 0x1d }

// cueEndsSentence tells whether nothing but a few words follow the cue in its
// sentence: "…, she said." leaves the next sentence open to run on.
func (fr *frame) cueEndsSentence() bool {
	return fr.v.doc.Sentences()[fr.sentence].Last-fr.c.last <= 6
}

// propose reads the window of a cue.
func (f *finder) propose(c cue) proposal {
	fr := f.frame(c)
	n := fr.last - fr.first
	f.scores = grow(f.scores, n*argumentLabels)
	clear(f.scores)
	network := f.networkArguments(fr)
	weight := argumentWeight / f.models.argument.Unit()
	f.part = grow(f.part, n*argumentLabels)
	clear(f.part)
	for k := range n {
		i := fr.first + k
		row := f.scores[k*argumentLabels : (k+1)*argumentLabels]
		if i >= c.first && i < c.last {
			for j := 1; j < argumentLabels; j++ {
				row[j] = linear.Forbidden
			}
			continue
		}
		copy(row, f.ownScores(i))
		fr.relativeFeatures(&f.list, i)
		f.models.argument.AddAll(row, f.list.f)
		for j := range row {
			x := int32(network[k*neural.Width+j] * weight)
			row[j] += x
			f.part[k*argumentLabels+j] = x
		}
	}
	unit := f.models.argument.Unit() * argumentScale
	paths, scores := f.decoder.BestFew(f.models.argumentChain, f.scores, mostCandidates)
	list := f.v.readings(fr.first, paths, scores, unit)
	if len(list) > 0 {
		n := len(list)
		list = append(list, f.runOn(fr, list[0])...)
		list = addNew(list, list[0].parts()...)
		if f.v.marks.state != noMarks {
			list = addNew(list, f.regions(fr, list[0].source)...)
		}
		for i := range list {
			labels := f.labelsOf(fr, list[i])
			if i >= n {
				list[i].score = float32(linear.PathScore(f.models.argumentChain, f.scores, labels)) * unit
			}
			list[i].network = float32(linear.PathScore(f.models.networkChain, f.part, labels)) * unit
		}
	}
	return proposal{c, fr.subject, list}
}

// ownScores are the scores that a token's own features give, whatever the cue.
func (f *finder) ownScores(i int) []int32 {
	row := f.static[i*argumentLabels : (i+1)*argumentLabels]
	if !f.ready[i] {
		f.v.ownFeatures(&f.list, i)
		f.models.argument.AddAll(row, f.list.f)
		f.ready[i] = true
	}
	return row
}
