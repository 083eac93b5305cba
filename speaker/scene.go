package speaker

import (
	"sort"

	"whosaid/internal/linear"
	"whosaid/quote"
	"whosaid/sentence"
)

// A scene is a document as the namer sees it: its people, where they are
// named, and where pronouns stand. It is immutable once it is made.
type scene struct {
	doc      *sentence.Document
	words    []word
	grammar  []sentence.Word
	tags     []label
	names    []name
	people   []person
	nameAt   []int32 // by token: 1 + the number of the name that covers it
	quoteAt  []int32 // by token: 1 + the number of a quote whose content covers it
	quotes   []quote.Quote
	pronouns []pronoun
	first    []int32 // by sentence: the first name at or after its start
}

// A pronoun is a he or she in any case.
type pronoun struct {
	token  int
	gender Gender
}

var personalPronouns = map[linear.Feature]Gender{
	linear.String("he"): Male, linear.String("him"): Male, linear.String("his"): Male, linear.String("himself"): Male,
	linear.String("she"): Female, linear.String("her"): Female, linear.String("hers"): Female, linear.String("herself"): Female,
}

// folded is the key of a word whatever its case.
func folded(w *word) linear.Feature { return w.key }

func newScene(doc *sentence.Document, quotes []quote.Quote, m detectorModel) *scene {
	s := &scene{doc: doc, words: wordsOf(doc), quotes: quotes}
	d := newDetector(doc, s.words)
	s.tags = d.run(m)
	agree(doc, s.words, d.segments, s.tags)
	s.names = namesOf(doc, s.words, s.tags)
	unglue(s.names, s.words, doc)
	s.people = cluster(s.names, func(n *name) int { return s.paragraphOf(n.first) })
	s.nameAt = make([]int32, len(s.words))
	for i, n := range s.names {
		for k := n.first; k < n.last; k++ {
			s.nameAt[k] = int32(i + 1)
		}
	}
	s.quoteAt = make([]int32, len(s.words))
	for i, q := range quotes {
		for _, c := range q.Content {
			first, last := s.tokensIn(c)
			for k := first; k < last; k++ {
				s.quoteAt[k] = int32(i + 1)
			}
		}
	}
	for i := range s.words {
		if g, ok := personalPronouns[folded(&s.words[i])]; ok {
			s.pronouns = append(s.pronouns, pronoun{i, g})
		}
	}
	s.first = make([]int32, len(doc.Sentences())+1)
	n := 0
	for i, sent := range doc.Sentences() {
		for n < len(s.names) && s.names[n].first < sent.First {
			n++
		}
		s.first[i] = int32(n)
	}
	s.first[len(doc.Sentences())] = int32(len(s.names))
	s.settleGenders()
	return s
}

func (s *scene) paragraphOf(token int) int {
	return s.doc.Sentences()[s.doc.SentenceOf(token)].Paragraph
}

// tokensIn are the tokens [first, last) that the span overlaps.
func (s *scene) tokensIn(span sentence.Span) (first, last int) {
	tokens := s.doc.Tokens()
	first = sort.Search(len(tokens), func(i int) bool { return tokens[i].End > span.Start })
	last = first
	for last < len(tokens) && tokens[last].Start < span.End {
		last++
	}
	return first, last
}

// settleGenders lets the pronouns that follow a name vote for its gender where
// only one person stands before them in the sentence.
func (s *scene) settleGenders() {
	for _, p := range s.pronouns {
		if s.quoteAt[p.token] > 0 && s.words[p.token].shape == lowerShape {
			continue
		}
		sent := s.doc.SentenceOf(p.token)
		from := int(s.first[sent])
		only := -1
		for i := from; i < len(s.names) && s.names[i].first < p.token; i++ {
			if id := s.names[i].person; only >= 0 && only != id {
				only = -2
			} else if only == -1 {
				only = id
			}
		}
		if only < 0 {
			continue
		}
		who := &s.people[only]
		if p.gender == Female {
			who.female += 0.4
		} else {
			who.male += 0.4
		}
	}
	for i := range s.people {
		p := &s.people[i]
		p.settle(p.sureness == 2)
	}
}
