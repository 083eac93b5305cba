package speaker

import (
	"slices"
	"strings"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

// A subject is a place where a sentence says what somebody does: a name, a he
// or she, or a description of one person.
type subject struct {
	token  int
	name   int // the number of the name, or -1
	quote  int // the number of the quote whose source it is, or -1
	gender Gender
	form   form
}

// A turn is a subject with the person whom it means.
type turn struct {
	token, sentence, paragraph int
	person                     int
	form                       form
}

// A thread is whom a text speaks of, sentence by sentence, as far as it has
// been read. It follows pronouns and descriptions by the simplest rule, the
// subject before; the ranking learns how far to trust it.
type thread struct {
	subjects []subject
	next     int // the first subject that is not read yet
	turns    []turn
	titled   map[linear.Feature][]int // people by the words of their roles
}

const (
	mostTitled = 16 // people of one role who are looked through
	turnsBack  = 24 // so many turns are looked through
)

var (
	nounSubject, _    = sentence.RelationOf("nsubj")
	passiveSubject, _ = sentence.RelationOf("nsubjpass")
)

func newThread(s *scene, c *crowd) *thread {
	t := &thread{titled: c.byRole}
	taken := make(map[int]bool)
	for i := range s.names {
		n := &s.names[i]
		at := s.stem(n)
		if rel := s.grammar[at].Relation; (rel == nounSubject || rel == passiveSubject) && s.quoteAt[n.first] == 0 {
			t.subjects = append(t.subjects, subject{token: n.first, name: i, quote: -1, form: named})
			taken[at], taken[n.last-1] = true, true
		}
	}
	for i := range s.quotes {
		if src := s.sourceOf(i); src.first < src.last && (src.form == thirdPerson || src.form == nominal || src.form == named) {
			sub := subject{token: src.first, name: -1, quote: i, gender: src.gender, form: src.form}
			t.subjects = append(t.subjects, sub)
			for k := src.first; k < src.last; k++ {
				taken[k] = true
			}
		}
	}
	for i, g := range s.grammar {
		if g.Relation != nounSubject && g.Relation != passiveSubject || s.quoteAt[i] > 0 || taken[i] || s.nameAt[i] > 0 {
			continue
		}
		sub := subject{token: i, name: -1, quote: -1}
		if gender, ok := personalPronouns[s.words[i].key]; ok {
			sub.form, sub.gender = thirdPerson, gender
		} else if first := s.described(i); first >= 0 {
			sub.token, sub.form, sub.gender = first, nominal, genderNouns[s.words[i].key]
		} else {
			continue
		}
		t.subjects = append(t.subjects, sub)
	}
	slices.SortStableFunc(t.subjects, func(a, b subject) int { return a.token - b.token })
	return t
}

// described is the first token of the phrase "the … noun" whose last word is
// given, where it describes one person and holds no name; else -1.
func (s *scene) described(head int) int {
	if human(&s.words[head], s.doc.Tokens()[head].Norm) < 2 || strings.HasSuffix(s.grammar[head].Class.String(), "S") {
		return -1
	}
	from := s.doc.Sentences()[s.doc.SentenceOf(head)].First
	for i := head - 1; i >= max(from, head-8); i-- {
		if s.words[i].key == wordThe {
			return i
		}
		if s.nameAt[i] > 0 || s.words[i].shape == markShape || s.words[i].shape == suffixShape {
			break
		}
	}
	return -1
}

// read follows the text up to a token.
func (t *thread) read(r *ranking, to int) {
	s := r.s
	for ; t.next < len(t.subjects) && t.subjects[t.next].token < to; t.next++ {
		sub := &t.subjects[t.next]
		now := turn{token: sub.token, sentence: s.doc.SentenceOf(sub.token), paragraph: s.paragraphOf(sub.token), person: nobody, form: sub.form}
		switch {
		case sub.name >= 0:
			now.person = s.names[sub.name].person
		case sub.quote >= 0:
			now.person = r.chosen[sub.quote]
		case sub.form == thirdPerson:
			now.person = t.before(r, &now, sub.gender, false)
		default:
			if now.person = t.role(s, sub.token); now.person < 0 {
				now.person = t.before(r, &now, sub.gender, true)
			}
		}
		if now.person >= 0 {
			t.turns = append(t.turns, now)
		}
	}
}

// before is the first person of the latest sentence that speaks of one of the
// gender; where others is set, of a sentence before, and nobody whom the
// turn's own sentence names.
func (t *thread) before(r *ranking, now *turn, g Gender, others bool) int {
	s := r.s
	found, at := nobody, -1
	for i := len(t.turns) - 1; i >= max(0, len(t.turns)-turnsBack); i-- {
		u := &t.turns[i]
		if at >= 0 && u.sentence != at || now.paragraph-u.paragraph > 1 || !r.ordered && u.paragraph != now.paragraph {
			break
		}
		if pg := s.people[u.person].gender; pg != UnknownGender && g != UnknownGender && pg != g {
			continue
		}
		if others && (u.sentence == now.sentence || s.namesSoon(now.sentence, u.person)) {
			continue
		}
		found, at = u.person, u.sentence
	}
	return found
}

// namesSoon tells whether one of the first names in the sentence is the person's.
func (s *scene) namesSoon(sent, person int) bool {
	for i := int(s.first[sent]); i < min(int(s.first[sent+1]), int(s.first[sent])+8); i++ {
		if s.names[i].person == person {
			return true
		}
	}
	return false
}

// role is the only person whose titles and descriptions share most words with
// the phrase that starts at the token; nobody if there are several or none.
func (t *thread) role(s *scene, first int) int {
	counts := make(map[int]int)
	best, most, ties := nobody, 0, 0
	last := s.doc.Sentences()[s.doc.SentenceOf(first)].Last
	for i := first + 1; i < min(last, first+9); i++ {
		w := &s.words[i]
		if w.shape == markShape || s.grammar[i].Relation == caseRelation {
			break
		}
		for _, id := range t.titled[plainTitle(w.key)] {
			counts[id]++
			switch n := counts[id]; {
			case n > most:
				best, most, ties = id, n, 1
			case n == most:
				ties++
			}
		}
		if rel := s.grammar[i].Relation; rel == nounSubject || rel == passiveSubject {
			break
		}
	}
	if ties != 1 {
		return nobody
	}
	return best
}

// A standing is where a person stands in the thread.
type standing struct {
	rank      int // 0 for the first of the latest sentence whose gender fits
	sentences int // since then
	form      form
	turns     int // among the last
}

// stand says for the people who fit where they stand, seen from a source.
func (t *thread) stand(r *ranking, put func(person int, at standing)) {
	s := r.s
	from := min(r.source.first, len(s.words)-1)
	sentence, paragraph := s.doc.SentenceOf(from), s.paragraphOf(from)
	low := max(0, len(t.turns)-turnsBack)
	var order [turnsBack]standing
	var who [turnsBack]int
	n := 0
	for i := len(t.turns) - 1; i >= low; {
		j := i
		for j > low && t.turns[j-1].sentence == t.turns[i].sentence {
			j--
		}
		if !r.ordered && t.turns[j].paragraph != paragraph {
			break
		}
		for k := j; k <= i; k++ {
			u := &t.turns[k]
			if !r.fits(u.person) {
				continue
			}
			known := false
			for x := range n {
				if who[x] == u.person {
					order[x].turns++
					known = true
				}
			}
			if !known {
				who[n], order[n] = u.person, standing{rank: n, sentences: sentence - u.sentence, form: u.form, turns: 1}
				n++
			}
		}
		i = j - 1
	}
	for x := range n {
		put(who[x], order[x])
	}
}
