package quote

import (
	"whosaid/internal/linear"
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
// within its paragraph, and how many tokens at the most. After a colon at a
// paragraph's end, the next paragraph belongs to the window too.
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

// frame is what is known of a cue before its window is labelled.
type frame struct {
	v           *view
	c           cue
	first, last int // the window
	sentence    int
	stem, class linear.Feature
	word        linear.Feature   // all its words
	top         []linear.Feature // by token of the window: the first step on the way from the cue's head in the tree
	edge        []uint8          // whether the token starts or ends the phrase that the cue's head governs
	commas      []uint8          // between the cue and the token
	other       []uint8          // cues between the cue and the token, and whether it is in one
	quoted      int32            // the region of quotation marks next to the cue, -1 for none
	subject     bool             // the cue's head has a subject before it
}

const (
	startsPhrase = 1 << iota
	endsPhrase
)

func (f *finder) frame(c cue) *frame {
	v := f.v
	fr := &f.fr
	*fr = frame{v: v, c: c, sentence: int(v.sentence[c.first]), top: fr.top[:0], edge: fr.edge[:0], commas: fr.commas[:0], other: fr.other[:0], quoted: -1}
	fr.first, fr.last = v.window(c)
	n := fr.last - fr.first
	fr.stem, fr.class = v.stem[c.head], v.tagAt(c.head)
	fr.word = linear.Template(7)
	for i := c.first; i < c.last; i++ {
		fr.word = fr.word.With(v.stem[i])
	}
	fr.top = grow(fr.top, n)
	fr.edge, fr.commas, fr.other = grow(fr.edge, n), grow(fr.commas, n), grow(fr.other, n)
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
		meet, child := -1, -1
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
			child = h
		}
		top := linear.Template(11).Int(meet)
		if meet > 0 {
			top = top.With(v.relAt(int(up[meet-1])))
		}
		if meet > 1 {
			top = top.With(v.relAt(int(up[0])))
		}
		if child >= 0 {
			top = top.With(v.relAt(child)).With(flag(child < fr.c.head))
			if int(v.leftEnd[child]) == i {
				fr.edge[i-fr.first] |= startsPhrase
			}
			if int(v.rightEnd[child]) == i {
				fr.edge[i-fr.first] |= endsPhrase
			}
		}
		fr.top[i-fr.first] = top
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

func (v *view) kindOf(i int) linear.Feature { return linear.Feature(v.kind[i]) + 0x1d }

// propose reads the window of a cue.
func (f *finder) propose(c cue) proposal {
	fr := f.frame(c)
	f.readWindow(fr)
	m := f.models
	paths, scores := f.decoder.BestFew(m.argumentChain, f.scores, mostCandidates)
	list := f.v.readings(fr.first, paths, scores)
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
				list[i].score = float32(linear.PathScore(m.argumentChain, f.scores, labels)) * argumentUnit
			}
			list[i].told = f.told(&list[i])
			list[i].part = float32(linear.PathScore(m.partChain, f.part, labels)) * argumentUnit
		}
	}
	return proposal{c, fr.subject, list}
}
