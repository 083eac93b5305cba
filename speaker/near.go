package speaker

import (
	"slices"
	"sort"

	"whosaid/internal/linear"
)

// A view is a person as seen from a quote's source.
type view struct {
	person int
	at     int // the number of the last name of the person before the source, or -1
	rank   int // 0 for the person named last before the source
	fit    int // the same among those whose gender fits
	head   int // the same among those who are named first in their sentence and whose gender fits; 9: not first
	size   int // rank by number of names among those whose gender fits
	speech int // rank by number of quotes with the person's name
	inside int // 0 not in the source, 1 named there, 2 has a name that stands there, but somebody else was taken for it
	name   int // the name in the source
	stand  standing
}

const (
	lookBack   = 12 // so many different people before the source are candidates
	lookNames  = 80 // found within so many names
	lookAhead  = 3
	mostFirst  = 12 // and so many who are named most often and whose gender fits
	mostLooked = 48 // of so many
)

// look lists the people who may be the source of the quote.
func (r *ranking) look(number int) {
	s, src := r.s, &r.source
	r.near = r.near[:0]
	clear(r.seen)
	find := func(person int) *view {
		if at, ok := r.seen[person]; ok {
			return &r.near[at]
		}
		r.seen[person] = len(r.near)
		r.near = append(r.near, view{person: person, at: -1, rank: 9, fit: 9, head: 9, size: 9, speech: 9, name: -1, stand: standing{rank: 9, sentences: -1}})
		return &r.near[len(r.near)-1]
	}
	for _, n := range src.names {
		nb := find(s.names[n].person)
		if nb.inside == 0 {
			nb.inside, nb.name = 1, n
		}
		if s.names[n].rivals {
			for _, id := range r.crowd.rivals(&s.names[n]) {
				if nb := find(id); nb.inside == 0 {
					nb.inside, nb.name = 2, n
				}
			}
		}
	}
	before := sort.Search(len(s.names), func(i int) bool { return s.names[i].first >= src.first })
	rank, fit, head, headSentence := 0, 0, 0, -1
	paragraph := s.paragraphOfToken(src.first)
	for i := before - 1; i >= max(0, before-lookNames) && rank < lookBack; i-- {
		if !r.ordered && s.paragraphOf(s.names[i].first) != paragraph {
			break
		}
		id := s.names[i].person
		nb := find(id)
		fits := r.fits(id)
		if nb.at < 0 {
			nb.at, nb.rank = i, min(rank, 8)
			rank++
			if fits {
				nb.fit = min(fit, 8)
				fit++
			}
		}
		// The first name in its sentence that fits.
		if sent := s.doc.SentenceOf(s.names[i].first); fits && sent != headSentence {
			first := i
			for j := int(s.first[sent]); j < i; j++ {
				if r.fits(s.names[j].person) && !s.modifies(&s.names[j]) {
					first = j
					break
				}
			}
			headSentence = sent
			if nb := find(s.names[first].person); nb.head == 9 {
				nb.head = min(head, 8)
				head++
			}
		}
	}
	for i, n := before, 0; i < min(len(s.names), before+lookNames) && n < lookAhead && s.paragraphOf(s.names[i].first) == paragraph; i++ {
		if _, ok := r.seen[s.names[i].person]; !ok {
			n++
		}
		find(s.names[i].person)
	}
	size := 0
	for i, id := range r.crowd.bySize {
		if size >= mostFirst || i >= mostLooked {
			break
		}
		nb := find(id)
		if r.fits(id) {
			nb.size = min(size, 8)
			size++
		}
	}
	r.bySpeech = r.bySpeech[:0]
	for i := range r.near {
		if r.fits(r.near[i].person) {
			r.bySpeech = append(r.bySpeech, i)
		}
	}
	slices.SortFunc(r.bySpeech, func(a, b int) int {
		return r.crowd.speechRank[r.near[a].person] - r.crowd.speechRank[r.near[b].person]
	})
	for rank, i := range r.bySpeech[:min(len(r.bySpeech), mostFirst)] {
		r.near[i].speech = min(rank, 8)
	}
	if src.form == firstPerson {
		for _, id := range r.crowd.writers {
			find(id)
		}
	}
	r.thread.stand(r, func(person int, at standing) { find(person).stand = at })
	if h := r.history.who; h >= 0 {
		find(h)
	}
}

// apart tells whether the name stands in the source for somebody else's sake:
// "Mr. Moore's lawyer", "a spokeswoman for Mr. Moore".
func (r *ranking) apart(n *name) bool {
	s, src := r.s, &r.source
	if src.head >= n.first && src.head < n.last || !companions[s.words[src.head].key] {
		return false
	}
	if src.head >= n.last {
		return n.owned || n.last < src.last && (s.words[n.last].key == wordOwn || s.words[n.last].key == wordApostrophe)
	}
	switch before := s.words[max(n.title-1, 0)].key; before {
	case ofWord, wordFor, wordTo:
		return n.title > src.head
	}
	return false
}

// anothersAide tells whether the source stands to somebody whom it does not name
// in a way that the person is never said to: "the mayor's spokesman", for one
// who is not called a spokesman.
func (r *ranking) anothersAide(person int) bool {
	s, src := r.s, &r.source
	head := s.words[src.head].key
	if src.form != nominal || !companions[head] || r.crowd.roles[person][plainTitle(head)] {
		return false
	}
	tokens := s.doc.Tokens()
	for i := src.first; i+1 < src.head; i++ {
		if s.words[i+1].shape == suffixShape && human(&s.words[i], tokens[i].Norm) > 0 {
			return true
		}
	}
	return false
}

var wordFor, wordTo, wordApostrophe = linear.String("for"), linear.String("to"), linear.String("'")

// fits tells whether the person's gender may be the source's.
func (r *ranking) fits(person int) bool {
	g := r.s.people[person].gender
	return g == UnknownGender || r.source.gender == UnknownGender || g == r.source.gender
}
