package quote

import (
	"math"

	"whosaid/internal/linear"
)

// A company is what the cues near by report, as the first look has it, beside a
// candidate of another cue: how surely a quote of theirs stands to it in each of
// these ways, 0 for none.
type company struct {
	within      float64 // holds the candidate's cue
	twin, rival float64 // claims the same content; claims one that matches it
	nested      float64 // lies in the candidate's content
	crossing    float64 // claims some of it, by a cue that lies elsewhere
	near, far   float64 // times the share that it claims of the content in the cue's own sentence, and beyond
	next, last  float64 // claims the beginning of the sentence behind the content, the end of the one before
}

// mostCompany is how many proposals to each side are company.
const mostCompany = 8

// A neighbourhood is where a candidate's content stands.
type neighbourhood struct {
	first, last   int // tokens of the cue's own sentence
	near, far     int // tokens of the content there, and beyond
	behind, ahead int // the word that begins the sentence behind the content, and the one that ends the sentence before; -1 at the paragraph's ends
}

func (v *view) neighbourhood(c cue, x contents) neighbourhood {
	sentences := v.doc.Sentences()
	own := sentences[v.sentence[c.first]]
	paragraph := v.doc.Paragraphs()[own.Paragraph]
	n := neighbourhood{first: own.First, last: own.Last, behind: -1, ahead: -1}
	n.near = x.shared(contents{{own.First, own.Last}})
	n.far = x.size() - n.near
	if next := int(v.sentence[x.last()]) + 1; next < paragraph.Last {
		n.behind = sentences[next].First
		for n.behind < sentences[next].Last-1 && isPunctuation(v.tokens[n.behind].Norm) {
			n.behind++
		}
	}
	if before := int(v.sentence[x.first()]) - 1; before >= paragraph.First {
		n.ahead = sentences[before].Last - 1
		for n.ahead > sentences[before].First && isPunctuation(v.tokens[n.ahead].Norm) {
			n.ahead--
		}
	}
	return n
}

// company looks around candidate x of proposal k.
func (f *finder) company(all []proposal, first []look, k int, x contents, at *neighbourhood) company {
	var c company
	for _, step := range [2]int{-1, 1} {
		for n, j := 0, k+step; n < mostCompany && j >= 0 && j < len(all); n, j = n+1, j+step {
			if len(all[j].candidates) > 0 {
				c.meet(all[k].cue, x, at, all[j].cue, all[j].candidates[first[j].best].content, first[j].confidence)
			}
		}
	}
	return c
}

// meet notes a quote of another cue.
func (c *company) meet(own cue, x contents, at *neighbourhood, other cue, theirs contents, sure float64) {
	raise := func(to *float64, sure float64, yes bool) {
		if yes {
			*to = max(*to, sure)
		}
	}
	raise(&c.within, sure, theirs.has(own.head))
	raise(&c.next, sure, at.behind >= 0 && theirs.has(at.behind))
	raise(&c.last, sure, at.ahead >= 0 && theirs.has(at.ahead))
	shared := theirs.shared(x)
	if shared == 0 {
		return
	}
	likeness := x.likeness(theirs)
	raise(&c.twin, sure, likeness >= alike)
	raise(&c.rival, sure, likeness >= 0.5 && likeness < alike)
	raise(&c.nested, sure, likeness < 0.5 && shared == theirs.size())
	raise(&c.crossing, sure, likeness < 0.5 && shared < theirs.size() && !x.has(other.head))
	near := 0
	for _, r := range x {
		near += theirs.shared(contents{{max(r[0], at.first), max(r[0], min(r[1], at.last))}})
	}
	raise(&c.near, sure*float64(near)/float64(at.near), at.near > 0)
	raise(&c.far, sure*float64(shared-near)/float64(at.far), at.far > 0)
}

// weighAgain multiplies the odds of a proposal's candidates by what the company says.
func (f *finder) weighAgain(all []proposal, first []look, k int, odds []float64) {
	for i := range odds {
		f.againFeatures(all, first, k, i)
		var sum [1]int32
		f.models.again.AddAll(sum[:], f.list.f)
		odds[i] *= math.Exp(float64(sum[0]) * float64(f.models.again.Unit()))
	}
}

// againFeatures lists what the second look sees of a candidate.
func (f *finder) againFeatures(all []proposal, first []look, k, i int) {
	l, v, p := &f.list, f.v, &all[k]
	x := p.candidates[i].content
	at := v.neighbourhood(p.cue, x)
	c := f.company(all, first, k, x, &at)
	state, side, sure := number(v.marks.state), sideOf(p.cue, x), surely(first[k].confidence)
	none := number(9)
	near, far, next, last := none, none, none, none
	if at.near > 0 {
		near = surely(c.near)
	}
	if at.far > 0 {
		far = surely(c.far)
	}
	if at.behind >= 0 {
		next = surely(c.next)
	}
	if at.ahead >= 0 {
		last = surely(c.last)
	}
	within, twin, rival, nested, crossing := surely(c.within), surely(c.twin), surely(c.rival), surely(c.nested), surely(c.crossing)
	long := flag(at.far > 0)
	l.reset(5700)
	l.add(within)
	l.add(within, sure)
	l.add(within, state, side)
	l.add(twin, sure)
	l.add(rival, sure)
	l.add(rival, side)
	l.add(crossing, sure)
	l.add(crossing, side)
	l.add(nested, sure)
	l.add(nested, side)
	l.add(near, sure)
	l.add(near, side)
	l.add(far, state)
	l.add(far, side)
	l.add(next, state, long, side)
	l.add(last, state, long, side)
	l.add(next, sure)
}

// surely puts a probability into one of six steps.
func surely(p float64) linear.Feature {
	step := 0
	for _, least := range [...]float64{1e-9, 0.15, 0.33, 0.6, 0.85} {
		if p >= least {
			step++
		}
	}
	return number(step)
}
