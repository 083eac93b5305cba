package quote

import (
	"strings"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

// The labels of the verbatim model.
const (
	reported = iota
	verbatim
	verbatimLabels
)

func anyMayFollow(int, int) bool { return true }

// markShare is what the mark network's odds count for beside the verbatim
// model's scores. It is flat from a half to one.
const markShare = 0.7

// contents are the runs of tokens that are a quote's content.
type contents [][2]int

// verbatimFrame is what is known of a quote before its words are labelled.
type verbatimFrame struct {
	v       *view
	fr      *frame
	runs    contents
	about   []linear.Feature // what holds for each run: how it stands to the cue
	persons personCounts     // over all of the content
	loose   bool             // it has a contraction, as speech has
	words   int
	parts   []part // its sentences, each as far as it is in a run
	part    int    // the one that was looked at last
}

func (v *view) verbatimFrame(fr *frame, runs contents) *verbatimFrame {
	vf := &verbatimFrame{v: v, fr: fr, runs: runs}
	for _, r := range runs {
		for i := r[0]; i < r[1]; i++ {
			vf.words++
			vf.persons.note(v.kind[i])
			vf.loose = vf.loose || strings.HasPrefix(v.tokens[i].Norm, "'") || v.tokens[i].Norm == "n't"
		}
	}
	for n, r := range runs {
		side := number(1)
		between := [2]int{r[1], fr.c.first}
		if r[0] > fr.c.first {
			side, between = number(2), [2]int{fr.c.last, r[0]}
		}
		far := bucket(int(v.sentence[r[0]]) - fr.sentence)
		gap := nothing
		if between[1]-between[0] <= 3 {
			gap = linear.Template(3)
			for i := between[0]; i < between[1]; i++ {
				gap = gap.With(v.low[i])
			}
		}
		s := v.doc.Sentences()[v.sentence[r[0]]]
		starts := flags(r[0] == s.First, v.upper[r[0]], n > 0)
		before := nothing
		if r[0] > v.doc.Sentences()[v.doc.Paragraphs()[s.Paragraph].First].First {
			before = v.wordAt(r[0] - 1)
		}
		vf.about = append(vf.about, side.With(far).With(starts), gap.With(side), before.With(side).With(far))
		vf.parts = v.parts(vf.parts, r)
	}
	return vf
}

// A part is as much of a sentence as is in a run, and what it shows of who is
// speaking: reported speech steps back in tense and person, a speaker's own
// words do not.
type part struct {
	first, last int // its tokens
	persons     linear.Feature
	moods       linear.Feature
	tense       linear.Feature // of its first finite verb
	whole       bool           // it starts where its sentence does
}

// parts cuts a run at the ends of sentences.
func (v *view) parts(dst []part, r [2]int) []part {
	for first := r[0]; first < r[1]; {
		p := part{first: first, last: first, tense: nothing}
		var persons personCounts
		var near, back, lively bool
		for ; p.last < r[1] && v.sentence[p.last] == v.sentence[first]; p.last++ {
			i := p.last
			persons.note(v.kind[i])
			if k := v.kind[i]; p.tense == nothing && (k == presentVerb || k == pastVerb) {
				p.tense = v.tagAt(i)
				if v.words[i].Class == classMD {
					p.tense = v.wordAt(i)
				}
			}
			switch v.tokens[i].Norm {
			case "would", "could", "might":
				back = true
			case "will", "'ll", "can", "may", "'re", "'m", "'ve", "n't", "wo", "ca":
				near = true
			case "[", "]", "?", "!", "...", "--":
				lively = true
			}
		}
		p.whole = first == v.doc.Sentences()[v.sentence[first]].First
		p.persons = persons.feature()
		p.moods = flags(near, back, lively, p.whole)
		dst = append(dst, p)
		first = p.last
	}
	return dst
}

func (p *personCounts) note(k wordKind) {
	switch k {
	case firstPerson:
		p.first = true
	case secondPerson:
		p.second = true
	case thirdPerson:
		p.third = true
	case presentVerb:
		p.present = true
	case pastVerb:
		p.past = true
	}
}

func (p *personCounts) feature() linear.Feature {
	return flags(p.first, p.second, p.third, p.present, p.past)
}

// features lists what the verbatim model sees of token i in run n.
func (vf *verbatimFrame) features(l *featureList, n, i int) {
	l.reset(4000)
	at := vf.partOf(i)
	vf.runFeatures(l, n)
	vf.personFeatures(l, n, at)
	vf.moreOfRun(l, n)
	vf.wordFeatures(l, n, i)
	vf.partFeatures(l, n, at)
	vf.placeFeatures(l, n, i)
}

// partOf is the number of the part that token i is in.
func (vf *verbatimFrame) partOf(i int) int {
	for i >= vf.parts[vf.part].last || i < vf.parts[vf.part].first {
		vf.part = (vf.part + 1) % len(vf.parts)
	}
	return vf.part
}

// ofRun lists the features that are the same for all tokens of a run.
func (vf *verbatimFrame) ofRun(l *featureList, n int) {
	l.reset(4000)
	vf.runFeatures(l, n)
	l.t = 4008
	vf.moreOfRun(l, n)
}

// ofPart lists those that are the same for all tokens of a run and a part.
func (vf *verbatimFrame) ofPart(l *featureList, n, at int) {
	l.reset(4006)
	vf.personFeatures(l, n, at)
	l.t = 4028
	vf.partFeatures(l, n, at)
}

// ofToken lists the others.
func (vf *verbatimFrame) ofToken(l *featureList, n, i int) {
	l.reset(4017)
	vf.wordFeatures(l, n, i)
	l.t = 4040
	vf.placeFeatures(l, n, i)
}

func (vf *verbatimFrame) runFeatures(l *featureList, n int) {
	about, gap, before := vf.about[3*n], vf.about[3*n+1], vf.about[3*n+2]
	l.add(number(vf.v.marks.state))
	l.add(about)
	l.add(about, vf.fr.stem)
	l.add(about, gap)
	l.add(about, before)
	l.add(about, vf.persons.feature())
}

// personFeatures: who speaks in the sentence.
func (vf *verbatimFrame) personFeatures(l *featureList, n, at int) {
	about, v := vf.about[3*n], vf.v
	persons := v.person[v.sentence[vf.parts[at].first]].feature()
	l.add(about, persons)
	l.add(about, persons, flag(vf.loose))
}

func (vf *verbatimFrame) moreOfRun(l *featureList, n int) {
	about, v, fr, r := vf.about[3*n], vf.v, vf.fr, vf.runs[n]
	l.add(about, flag(vf.loose), fr.stem)
	l.add(about, bucket(vf.words))
	l.add(about, bucket(vf.words), fr.class)
	l.add(fr.word, vf.persons.feature())
	l.add(fr.word)
	l.add(about, fr.class, flag(fr.subject))
	l.add(about, bucket(r[1]-r[0]), v.tagAt(r[0]))
	l.add(about, v.wordAt(r[0]))
	l.add(about, v.wordAt(r[0]), v.wordAt(r[0]+1))
}

func (vf *verbatimFrame) wordFeatures(l *featureList, n, i int) {
	about, v, r := vf.about[3*n], vf.v, vf.runs[n]
	w, t := v.wordAt, v.tagAt
	l.add(flag(i == r[0]), w(i))
	l.add(w(i), vf.fr.class)
	l.add(w(i-1), w(i))
	l.add(w(i), w(i+1))
	l.add(t(i-1), t(i))
	l.add(t(i), t(i+1))
	l.add(t(i), about)
	l.add(w(i), about)
	l.add(v.kindOf(i), about)
	l.add(bucket(i-r[0]), about)
	l.add(bucket(r[1]-i), about)
}

// partFeatures: the sentence, as far as it is content.
func (vf *verbatimFrame) partFeatures(l *featureList, n, at int) {
	about, v, p := vf.about[3*n], vf.v, &vf.parts[at]
	w, state, sentence := v.wordAt, number(v.marks.state), v.sentence[p.first]
	l.add(bucket(int(sentence)-vf.fr.sentence), v.person[sentence].feature(), about)
	l.add(p.persons, state)
	l.add(p.persons, p.moods, state)
	l.add(p.persons, about)
	l.add(p.moods, about)
	l.add(p.tense, about)
	l.add(p.tense, vf.fr.stem, state)
	l.add(w(p.first), state)
	l.add(w(p.first), about)
	l.add(w(p.first), w(p.first+1))
	l.add(number(min(at, 3)), number(min(len(vf.parts), 4)), about)
	l.add(p.persons, flag(p.whole), bucket(p.last-p.first))
}

// placeFeatures: the token's place in the tree, for quotations of a few words
// keep to phrases, and among marks.
func (vf *verbatimFrame) placeFeatures(l *featureList, n, i int) {
	about, v, r := vf.about[3*n], vf.v, vf.runs[n]
	w, t, state := v.wordAt, v.tagAt, number(v.marks.state)
	h := int(v.words[i].Head)
	edges := flags(int(v.leftEnd[i]) == i, int(v.rightEnd[i]) == i)
	l.add(v.relAt(i), t(i), state)
	l.add(v.relAt(i), t(h))
	l.add(edges, t(i), v.relAt(i))
	if h >= 0 {
		edges = flags(int(v.leftEnd[h]) == i, int(v.rightEnd[h]) == i)
		l.add(edges, t(h), v.relAt(h))
		l.add(edges, t(h), w(i))
	} else {
		l.skip()
		l.skip()
	}
	l.add(flag(int(v.leftEnd[i]) >= r[0] && int(v.rightEnd[i]) < r[1]), v.relAt(i), about)
	l.add(t(i-1), t(i), t(i+1))
	l.add(w(i-1), about)
	l.add(w(i+1), about)
	l.add(w(i-2), w(i-1))
	l.add(t(i-2), t(i-1), t(i))
	l.add(state, flag(v.marks.inside[i]))
	l.add(state, v.markAt(i-1), v.markAt(i+1), flag(v.marks.inside[i]))
	l.add(state, flag(v.marks.inside[i]), about)
	if v.marks.state != noMarks {
		l.add(vf.markInRun(r, i, -1), vf.markInRun(r, i, 1), flag(v.marks.inside[i]))
		l.add(vf.markInRun(r, i, -1), about)
		l.add(vf.markInRun(r, i, 1), about)
		l.add(vf.markInRun(r, i, -1), vf.markInRun(r, i, 1), flag(v.marks.inside[i]), vf.persons.feature())
	}
}

// score fills in what the verbatim model gives each label of each token.
func (vf *verbatimFrame) score(m *linear.Table, l *featureList, scores []int32) {
	for n, r := range vf.runs {
		var ofRun, ofPart [verbatimLabels]int32
		vf.ofRun(l, n)
		m.AddAll(ofRun[:], l.f)
		last := -1
		for i := r[0]; i < r[1]; i++ {
			if at := vf.partOf(i); at != last {
				last, ofPart = at, ofRun
				vf.ofPart(l, n, at)
				m.AddAll(ofPart[:], l.f)
			}
			copy(scores, ofPart[:])
			vf.ofToken(l, n, i)
			m.AddAll(scores[:verbatimLabels], l.f)
			scores = scores[verbatimLabels:]
		}
	}
}

// markInRun is the nearest mark before or after token i, up to the ends of its run.
func (vf *verbatimFrame) markInRun(r [2]int, i, step int) linear.Feature {
	for j := i + step; j >= r[0]-2 && j <= r[1]+1 && j >= 0 && j < len(vf.v.tokens); j += step {
		if isMark(vf.v.tokens[j].Norm) {
			return vf.v.markAt(j)
		}
	}
	return nothing
}

// verbatim is the parts of a quote's content that are in the speaker's own
// words: what stands between marks where the text still has them, else what the
// model and the mark network take for it.
func (f *finder) verbatim(fr *frame, runs contents, content []sentence.Span) []sentence.Span {
	v := f.v
	if v.marks.state == allMarks {
		return clip(content, v.marks.spans)
	}
	vf := v.verbatimFrame(fr, runs)
	f.scores = grow(f.scores, vf.words*verbatimLabels)
	vf.score(f.models.verbatim, &f.list, f.scores)
	at := 0
	for _, r := range runs {
		for i := r[0]; i < r[1]; i++ {
			f.scores[at*verbatimLabels+verbatim] += int32(markShare * f.lostMarks().odds(i) / float64(f.models.verbatim.Unit()))
			at++
		}
	}
	labels, _ := f.decoder.Best(f.models.verbatimChain, f.scores)
	var out []sentence.Span
	at = 0
	for n, r := range runs {
		from := -1
		for i := r[0]; i <= r[1]; i++ {
			said := i < r[1] && labels[at] == verbatim
			if said && from < 0 {
				from = i
			}
			if !said && from >= 0 {
				s := sentence.Span{Start: v.tokens[from].Start, End: v.tokens[i-1].End}
				out = append(out, clip(content[n:n+1], []sentence.Span{s})...)
				from = -1
			}
			if i < r[1] {
				at++
			}
		}
	}
	return out
}
