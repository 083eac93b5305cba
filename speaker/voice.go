package speaker

import (
	"strings"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

// enclosing makes the features of a source that stands in another quote, or
// right behind a name, or in the writer's own voice.
func (r *ranking) enclosing(m *maker, n view) {
	s, src := r.s, &r.source
	if src.inQuote > 0 {
		who := r.chosen[src.inQuote-1]
		named := false
		outer := s.sourceOf(src.inQuote - 1)
		for _, at := range outer.names {
			named = named || s.names[at].person == n.person
		}
		m.number(flag(who == n.person)*4 + flag(who == nobody)*2 + flag(named))
	} else {
		m.skip(1)
	}
	switch src.form {
	case relative:
		at := s.antecedent(src.first)
		right, described := false, false // whether the name is what "who" follows, or in apposition to it
		if n.at >= 0 {
			nm := &s.names[n.at]
			right = nm.first <= at && at < nm.last
			first, last := s.related(src.first)
			stem := s.stem(nm)
			described = first < last && (nm.first < last && nm.last > first || s.stemOf(last-1) == stem || s.predicated(last-1) == stem) && s.doc.SentenceOf(nm.first) == s.doc.SentenceOf(src.first)
		}
		m.number(flag(right) + 2*flag(described))
		m.number((flag(right)+2*flag(described))*8 + min(n.rank, 3)*2 + flag(n.at >= 0 && s.doc.SentenceOf(s.names[n.at].first) == s.doc.SentenceOf(src.first)))
	case firstPerson, firstPlural:
		p := &s.people[n.person]
		last := &s.names[p.names[len(p.names)-1]]
		paragraphs := len(s.doc.Paragraphs())
		m.number(flag(r.crowd.writer[n.person])*8 + flag(src.inQuote > 0)*4 + min(paragraphs-1-s.paragraphOf(last.first), 3))
		m.skip(1)
	default:
		m.skip(2)
	}
}

// teller is the writer of a text that its "I" tells, where that is who speaks.
func (r *ranking) teller() int {
	if src := &r.source; src.form != firstPerson || src.inQuote > 0 || !r.crowd.told {
		return nobody
	}
	if r.ordered && len(r.crowd.writers) == 1 {
		return r.crowd.writers[0]
	}
	if len(r.crowd.noted) == 1 {
		return r.crowd.noted[0]
	}
	return nobody
}

// leastTold is in how many paragraphs an "I" that nobody is quoted for must
// say, think or know something for the text to be told by its writer.
const leastTold = 3

var wordBy = linear.String("by")

// byline tells whether the text names the person as its writer: "By Jane
// Moore", or first thing in its last two paragraphs.
func (s *scene) byline(p *person) bool {
	for _, i := range p.names {
		n := &s.names[i]
		sent := s.doc.Sentences()[s.doc.SentenceOf(n.first)]
		if n.title > sent.First && n.title <= sent.First+1 && s.words[n.title-1].key == wordBy {
			return true
		}
		if sent.Paragraph >= len(s.doc.Paragraphs())-2 && n.title == sent.First && n.full() && sent.First == s.doc.Sentences()[s.doc.Paragraphs()[sent.Paragraph].First].First {
			return true
		}
	}
	return false
}

// noted tells whether the text names the person only where a paragraph begins
// to say who that is: "Jane Moore is a teacher in Ashby."
func (s *scene) noted(p *person) bool {
	if len(p.names) != 1 {
		return false
	}
	n := &s.names[p.names[0]]
	start, _ := s.tokensOf(s.paragraphOf(n.first))
	return n.full() && n.title == start && n.last < len(s.words) && s.words[n.last].key == wordIs
}

var wordIs = linear.String("is")

// antecedent is the token before a relative pronoun, commas left out.
func (s *scene) antecedent(token int) int {
	at := token - 1
	for at > 0 && s.words[at].shape == markShape {
		at--
	}
	return max(at, 0)
}

// related is the phrase that a relative pronoun stands for: in "two residents
// of the town, who said", "two residents". It is empty where the sentence does
// not show it.
func (s *scene) related(token int) (first, last int) {
	verb := s.grammar[token].Head
	for verb >= 0 && s.grammar[verb].Relation == conjunct {
		verb = s.grammar[verb].Head
	}
	head := s.antecedent(token)
	if verb >= 0 && s.grammar[verb].Relation == relativeClause {
		head = int(s.grammar[verb].Head)
	}
	if head < 0 || head >= token || !strings.HasPrefix(s.grammar[head].Class.String(), "NN") {
		return token, token
	}
	first = head
	for first > 0 && int(s.grammar[first-1].Head) == head && s.words[first-1].shape != markShape && inPhrase(s.grammar[first-1].Relation) {
		first--
	}
	return first, head + 1
}

// inPhrase tells whether what stands before a noun in that relation to it is
// of one phrase with it: "a former lawyer", not "Moore is".
func inPhrase(r sentence.Relation) bool {
	switch r {
	case caseRelation, nounSubject, passiveSubject, copula, adverb:
		return false
	}
	return true
}

// predicated is the subject of which the noun is said: "Moore" for "lawyer" in
// "Moore is a lawyer". It is -1 if there is none.
func (s *scene) predicated(noun int) int {
	sent := s.doc.Sentences()[s.doc.SentenceOf(noun)]
	for i := noun - 1; i >= max(sent.First, noun-12); i-- {
		if int(s.grammar[i].Head) == noun && s.grammar[i].Relation == nounSubject {
			return i
		}
	}
	return -1
}

var (
	copula, _         = sentence.RelationOf("cop")
	adverb, _         = sentence.RelationOf("advmod")
	relativeClause, _ = sentence.RelationOf("acl:relcl")
	conjunct, _       = sentence.RelationOf("conj")
	caseRelation, _   = sentence.RelationOf("case")
)
