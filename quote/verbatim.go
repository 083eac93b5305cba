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
}

func (v *view) verbatimFrame(fr *frame, runs contents) *verbatimFrame {
	vf := &verbatimFrame{v: v, fr: fr, runs: runs}
	for _, r := range runs {
		for i := r[0]; i < r[1]; i++ {
			vf.words++
			switch v.kind[i] {
			case firstPerson:
				vf.persons.first = true
			case secondPerson:
				vf.persons.second = true
			case thirdPerson:
				vf.persons.third = true
			case presentVerb:
				vf.persons.present = true
			case pastVerb:
				vf.persons.past = true
			}
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
		vf.about = append(vf.about, side.With(far).With(starts), gap.With(side), v.wordAt(r[0]-1).With(side).With(far))
	}
	return vf
}

// features lists what the verbatim model sees of token i in run n.
func (vf *verbatimFrame) features(l *featureList, n, i int) {
	l.reset(4000)
	v, fr, r := vf.v, vf.fr, vf.runs[n]
	w, t := v.wordAt, v.tagAt
	state := number(v.marks.state)
	about, gap, before := vf.about[3*n], vf.about[3*n+1], vf.about[3*n+2]
	p := vf.persons
	persons := flags(p.first, p.second, p.third, p.present, p.past)
	own := v.person[v.sentence[i]]
	ownPersons := flags(own.first, own.second, own.third, own.present, own.past)
	first := flag(i == r[0])
	l.add(state)
	l.add(about)
	l.add(about, fr.stem)
	l.add(about, gap)
	l.add(about, before)
	l.add(about, persons)
	l.add(about, ownPersons)
	l.add(about, ownPersons, flag(vf.loose))
	l.add(about, flag(vf.loose), fr.stem)
	l.add(about, bucket(vf.words))
	l.add(about, bucket(vf.words), fr.class)
	l.add(fr.word, persons)
	l.add(fr.word)
	l.add(about, fr.class, flag(fr.subject))
	l.add(about, bucket(r[1]-r[0]), v.tagAt(r[0]))
	l.add(about, v.wordAt(r[0]))
	l.add(about, v.wordAt(r[0]), v.wordAt(r[0]+1))
	l.add(first, w(i))
	l.add(w(i), fr.class)
	l.add(w(i-1), w(i))
	l.add(w(i), w(i+1))
	l.add(t(i-1), t(i))
	l.add(t(i), t(i+1))
	l.add(t(i), about)
	l.add(w(i), about)
	l.add(v.kindOf(i), about)
	l.add(bucket(i-r[0]), about)
	l.add(bucket(r[1]-i), about)
	l.add(bucket(int(v.sentence[i])-fr.sentence), ownPersons, about)
	// Marks.
	l.add(state, flag(v.marks.inside[i]))
	l.add(state, v.markAt(i-1), v.markAt(i+1), flag(v.marks.inside[i]))
	l.add(state, flag(v.marks.inside[i]), about)
	if v.marks.state != noMarks {
		l.add(vf.markInRun(r, i, -1), vf.markInRun(r, i, 1), flag(v.marks.inside[i]))
		l.add(vf.markInRun(r, i, -1), about)
		l.add(vf.markInRun(r, i, 1), about)
		l.add(vf.markInRun(r, i, -1), vf.markInRun(r, i, 1), flag(v.marks.inside[i]), persons)
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
// model takes for it.
func (f *finder) verbatim(fr *frame, runs contents, content []sentence.Span) []sentence.Span {
	v := f.v
	if v.marks.state == allMarks {
		return clip(content, v.marks.spans)
	}
	vf := v.verbatimFrame(fr, runs)
	f.scores = grow(f.scores, vf.words*verbatimLabels)
	clear(f.scores)
	at := 0
	for n, r := range runs {
		for i := r[0]; i < r[1]; i++ {
			vf.features(&f.list, n, i)
			row := f.scores[at*verbatimLabels : (at+1)*verbatimLabels]
			f.models.verbatim.AddAll(row, f.list.f)
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
