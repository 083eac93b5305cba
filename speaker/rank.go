package speaker

import (
	_ "embed"
	"math"

	"whosaid/internal/linear"
)

//go:embed ranker.model
var rankerFile string

var ranker = openRanker(rankerFile)

func openRanker(file string) *linear.Model {
	if file == "" {
		return nil
	}
	return linear.MustOpen(file)
}

// Candidates that are no person of the document follow the people.
const (
	aGroup = -1 - iota
	somebody
	nobody
)

// A candidate is a possible speaker of a quote: the number of a person, or
// one of aGroup, somebody and nobody.
type candidate struct {
	who   int
	end   int // its features are features[end of the one before:end]
	score float64
}

// A ranking lists who may have said a quote, and scores them.
type ranking struct {
	s          *scene
	crowd      *crowd
	thread     *thread
	ordered    bool // whether the order of the paragraphs is trusted
	candidates []candidate
	features   []linear.Feature
	source     source
	history    history
	stranger   stranger
	adrift     bool  // whether the source's paragraph names nobody before it who fits
	chosen     []int // by quote: who was chosen, if it was decided before
	near       []view
	seen       map[int]int // person to place in near
	bySpeech   []int       // into near
	voices     *voices
	ties       []candidate // the links of all people
}

// history is what was decided about the quotes before.
type history struct {
	who       int // of the last quote that has a speaker
	form      form
	paragraph int
	token     int
	before    int // of the one before that, by somebody else
	number    int // of the quote
	sure      float64
}

var noHistory = history{who: nobody, paragraph: -9, before: nobody}

// list makes the candidates and their features for a quote.
func (r *ranking) list(number int) {
	r.candidates, r.features = r.candidates[:0], r.features[:0]
	r.source = r.s.sourceOf(number)
	if paragraph := r.s.paragraphOfToken(r.source.first); !r.ordered && paragraph != r.history.paragraph {
		r.history = noHistory
	}
	r.thread.read(r, r.source.first)
	r.look(number)
	if who := r.teller(); who >= 0 {
		r.candidates = append(r.candidates, candidate{who: who})
		return
	}
	strange := r.isStranger()
	if r.source.form == thirdPerson {
		r.adrift = r.orphan(r.s.paragraphOfToken(r.source.first))
	}
	for _, n := range r.near {
		if strange {
			break
		}
		if n.inside > 0 && r.apart(&r.s.names[n.name]) {
			continue
		}
		if r.source.form == thirdPerson && r.s.people[n.person].surely(r.source.gender.other()) {
			continue
		}
		r.person(number, n)
		r.candidates = append(r.candidates, candidate{who: n.person, end: len(r.features)})
	}
	for who := aGroup; who >= nobody; who-- {
		r.other(number, who)
		r.candidates = append(r.candidates, candidate{who: who, end: len(r.features)})
	}
}

// weigh scores the candidates; where the source is adrift and nobody spoke in
// its paragraph before, links decide among the people.
func (r *ranking) weigh(m, links *linear.Model) {
	r.score(r.candidates, m)
	if links != nil && r.loose() {
		r.relink(links)
	}
}

// score gives candidates log-probabilities that sum to one.
func (r *ranking) score(list []candidate, m *linear.Model) {
	start := 0
	top := math.Inf(-1)
	var sum [1]int32
	for i := range list {
		c := &list[i]
		sum[0] = 0
		for _, f := range r.features[start:c.end] {
			m.Add(sum[:], f)
		}
		start = c.end
		c.score = float64(sum[0]) * float64(m.Unit())
		top = max(top, c.score)
	}
	z := 0.0
	for i := range list {
		z += math.Exp(list[i].score - top)
	}
	z = top + math.Log(z)
	for i := range list {
		list[i].score -= z
	}
}

// best is the candidate with the highest score.
func (r *ranking) best() candidate {
	best := r.candidates[0]
	for _, c := range r.candidates[1:] {
		if c.score > best.score {
			best = c
		}
	}
	return best
}

// remember makes the choice part of the history for the quotes after; sure is
// how certain it is.
func (r *ranking) remember(number, who int, sure float64) {
	r.chosen[number] = who
	r.meet(who)
	if who < 0 && who != aGroup {
		return
	}
	h := &r.history
	if h.who != who {
		h.before = h.who
	}
	h.who, h.form, h.number, h.sure = who, r.source.form, number, sure
	h.token = r.source.first
	h.paragraph = r.s.paragraphOfToken(r.source.first)
}

func (s *scene) paragraphOfToken(token int) int {
	if len(s.words) == 0 {
		return 0
	}
	return s.paragraphOf(min(token, len(s.words)-1))
}
