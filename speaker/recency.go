package speaker

import (
	"whosaid/sentence"
)

// order makes the features that hold where the paragraphs are in order.
func (r *ranking) order(m *maker, n view, gender, paragraph int) {
	s, src := r.s, &r.source
	apart, sentences, role, quoted := -1, -1, 9, 0
	between := 0
	if n.at >= 0 {
		nm := &s.names[n.at]
		apart = paragraph - s.paragraphOf(nm.first)
		sentences = s.doc.SentenceOf(min(src.first, len(s.words)-1)) - s.doc.SentenceOf(nm.first)
		role = s.role(nm)
		quoted = flag(s.quoteAt[nm.first] > 0)
		between = s.pronounsBetween(nm.last, src.first, src.gender)
	}
	agree := flag(gender >= 4) + 2*flag(gender == 1)
	near := distance(sentences)*8 + distance(apart)
	m.number(near)
	m.number(n.rank*4 + agree)
	m.number(n.fit*4 + agree)
	m.number(n.head*8 + distance(sentences))
	m.number(n.head*10 + n.fit)
	m.number(n.fit*2 + quoted)
	m.number(n.fit*16 + role)
	m.number(n.head*16 + role)
	relation := 63
	if n.at >= 0 {
		relation = s.relation(&s.names[n.at])
	}
	m.number(n.fit*64 + relation)
	m.number(n.head*64 + relation)
	m.number(distance(sentences)*64 + relation)
	m.number(n.fit*8 + min(between, 4))
	m.number(n.head*8 + min(between, 4))
	m.number(distance(apart)*2 + quoted)
	m.number(n.fit*8 + distance(apart))
	at := n.stand
	m.number(at.rank*8 + distance(at.sentences))
	m.number(at.rank*10 + n.fit)
	m.number(at.rank*10 + n.head)
	m.number(at.rank*16 + int(at.form))
	m.number(at.rank*8 + min(at.turns, 5))
	m.number(at.rank*8 + min(apart, 3)*2 + flag(at.sentences == 0))
	start := flag(s.doc.SentenceOf(min(src.first, len(s.words)-1)) == s.doc.Paragraphs()[paragraph].First)
	m.number(n.fit*2 + start)
	m.number(n.head*2 + start)
	m.number(at.rank*2 + start)
	inPar, inLast, ahead, cross := r.counts(n.person, paragraph)
	m.number(min(inPar, 4)*16 + min(inLast, 3)*4 + min(ahead, 2))
	m.number(min(ahead, 2)*2 + cross)
	h := &r.history
	hist := 0
	if h.who == n.person {
		hist = 1
	} else if h.before == n.person {
		hist = 2
	} else if h.who >= 0 {
		hist = 3
	}
	gap := paragraph - h.paragraph
	if gap < 0 || gap > 3 {
		gap = 4
	}
	m.number(hist*8 + gap)
	m.number(hist*64 + gap*8 + int(h.form))
	m.number((hist*8+gap)*10 + n.fit)
	m.number((hist*8+gap)*10 + n.head)
	m.number((hist*8+gap)*10 + at.rank)
	after := 0 // whether the last name of the person stands after the quote before
	if n.at >= 0 && s.names[n.at].first > h.token {
		after = 1
	}
	m.number(hist*16 + after*8 + gap)
	m.number(flag(src.inQuote > 0)*16 + min(n.fit, 9))
	m.number(hist*2 + flag(src.inQuote > 0))
	m.add(src.cue.Int(min(n.fit, 2)))
	if n.at >= 0 && apart == 0 && sentences == 0 {
		m.number(min(src.first-s.names[n.at].last, 12))
	} else {
		m.skip(1)
	}
}

// counts are how often a paragraph names the person before the source, how
// often the one before does, and how often the paragraph does after the source;
// cross tells whether the source's own sentence does so.
func (r *ranking) counts(person, paragraph int) (here, last, ahead, cross int) {
	s := r.s
	par := s.doc.Paragraphs()[paragraph]
	sent := s.doc.SentenceOf(min(r.source.first, len(s.words)-1))
	for i := int(s.first[par.First]); i < int(s.first[par.Last]) && i < int(s.first[par.First])+200; i++ {
		if s.names[i].person != person {
			continue
		}
		if s.names[i].first < r.source.first {
			here++
		} else {
			ahead++
			if s.doc.SentenceOf(s.names[i].first) == sent {
				cross = 1
			}
		}
	}
	if paragraph > 0 {
		par := s.doc.Paragraphs()[paragraph-1]
		for i := int(s.first[par.First]); i < int(s.first[par.Last]) && i < int(s.first[par.First])+200; i++ {
			if s.names[i].person == person {
				last++
			}
		}
	}
	return
}

var (
	appos, _    = sentence.RelationOf("appos")
	conj, _     = sentence.RelationOf("conj")
	compound, _ = sentence.RelationOf("compound")

	possessor, _ = sentence.RelationOf("nmod:poss")
)

var prepositions = setOf("of with for by to against from about on in at than as like and or")

// role is what a name is to its sentence, as far as its neighbours tell:
// subject, possessor, after a preposition, at the end.
func (s *scene) role(n *name) int {
	sent := s.doc.Sentences()[s.doc.SentenceOf(n.first)]
	role := 0
	if n.title > sent.First && prepositions[s.words[n.title-1].key] {
		role = 1
	} else if n.title == sent.First || n.title == sent.First+1 && s.words[sent.First].shape == markShape {
		role = 2
	}
	if n.last < sent.Last {
		switch w := &s.words[n.last]; {
		case w.key == wordOwn:
			role += 3
		case w.shape == markShape:
			role += 6
		case speechWords[w.key]:
			role += 9
		}
	}
	return role
}

// relation is what the name's last word is to its sentence; a name in
// apposition or in a conjunction is what its head is.
func (s *scene) relation(n *name) int { return int(s.grammar[s.stem(n)].Relation) }

// stem is the word that stands for the name in its sentence: its last word, or
// what that is an apposition to or joined with.
func (s *scene) stem(n *name) int { return s.stemOf(n.last - 1) }

func (s *scene) stemOf(at int) int {
	for range 3 {
		w := s.grammar[at]
		if w.Head >= 0 && (w.Relation == appos || w.Relation == conj || w.Relation == compound && s.nameAt[w.Head] == s.nameAt[at]) {
			at = int(w.Head)
			continue
		}
		break
	}
	return at
}

// modifies tells whether the name stands before another word for that word's
// sake: "Trump aide", "Trump's aide".
func (s *scene) modifies(n *name) bool {
	at := n.last - 1
	for s.grammar[at].Relation == compound && s.grammar[at].Head >= 0 && s.nameAt[s.grammar[at].Head] == s.nameAt[at] {
		at = int(s.grammar[at].Head)
	}
	rel := s.grammar[at].Relation
	return rel == compound || rel == possessor
}

// pronounsBetween counts the pronouns of a gender between two tokens, up to 8.
func (s *scene) pronounsBetween(from, to int, g Gender) int {
	n := 0
	low, high := 0, len(s.pronouns)
	for low < high {
		if mid := (low + high) / 2; s.pronouns[mid].token < from {
			low = mid + 1
		} else {
			high = mid
		}
	}
	for i := low; i < min(len(s.pronouns), low+lookNames) && s.pronouns[i].token < to && n < 8; i++ {
		if s.pronouns[i].gender == g {
			n++
		}
	}
	return n
}
