package speaker

import (
	"math"
	"strings"

	"whosaid/internal/linear"
)

// talk counts by person the paragraphs that name the person and those where
// the person is the last to be quoted by name: what a paragraph without a name
// may go on from.
func (c *crowd) talk() {
	s := c.s
	c.talked, c.where = make([]int, len(s.people)), make([]int, len(s.people))
	paragraph, who := -1, nobody
	for _, i := range s.reading() {
		src := s.sourceOf(i)
		if src.form != named || len(src.names) != 1 {
			continue
		}
		if p := s.paragraphOfToken(src.first); p != paragraph && who >= 0 {
			c.talked[who]++
		}
		paragraph, who = s.paragraphOfToken(src.first), s.names[src.names[0]].person
	}
	if who >= 0 {
		c.talked[who]++
	}
	for id := range s.people {
		at := -1
		for _, n := range s.people[id].names {
			if p := s.paragraphOf(s.names[n].first); p != at {
				at = p
				c.where[id]++
			}
		}
	}
}

// undotted is the word without full stops: "U.N." is "UN".
func (s *scene) undotted(i int) linear.Feature {
	if w := &s.words[i]; strings.Contains(w.fold, ".") {
		return linear.String(strings.ReplaceAll(w.fold, ".", ""))
	}
	return s.words[i].key
}

// initials adds those of the runs of words in capitals among the tokens to a
// person's roles: "un" for "United Nations".
func (c *crowd) initials(person, first, last int) {
	words := c.s.words
	for i := first; i < last; i++ {
		var b strings.Builder
		for i < last && words[i].shape == capitalShape {
			b.WriteString(words[i].fold[:1])
			i++
		}
		if b.Len() > 1 {
			c.roles[person][linear.String(b.String())] = true
		}
	}
}

// introduction is the phrase that a name follows in apposition: in "the
// ambassador to the United Nations, Jane Moore,", all before the name.
func (s *scene) introduction(n *name) (first, last int) {
	start := s.doc.Sentences()[s.doc.SentenceOf(n.first)].First
	comma := n.title - 1
	if comma <= start || s.words[comma].key != wordComma {
		return 0, 0
	}
	first = comma
	for i := comma - 1; i >= max(start, comma-14); i-- {
		if s.words[i].shape == markShape || s.nameAt[i] > 0 || speechWords[s.words[i].key] {
			break
		}
		if key := s.words[i].key; key == wordThe || key == wordA {
			first = i + 1
		}
	}
	return first, comma
}

var wordA = linear.String("a")

// calling measures how much of a person's titles and descriptions the
// paragraph speaks of, whether or not it names the person: "U.N. headquarters"
// beside an ambassador to the United Nations. Words that many people share
// weigh little, and those that describe somebody else nothing.
func (c *crowd) calling(paragraph int) {
	s := c.s
	c.callings = make(map[int]float64)
	p := s.doc.Paragraphs()[paragraph]
	seen := make(map[linear.Feature]bool)
	for i := s.doc.Sentences()[p.First].First; i < s.doc.Sentences()[p.Last-1].Last; i++ {
		if s.nameAt[i] > 0 || c.describes[i] || !s.words[i].capital() && !c.telling(i) {
			continue
		}
		key := plainTitle(s.undotted(i))
		ids := c.byRole[key]
		if len(ids) == 0 || len(ids) >= mostTitled || seen[key] {
			continue
		}
		seen[key] = true
		for _, id := range ids {
			c.callings[id] += math.Log(1+float64(len(s.people))/float64(len(ids))) / math.Sqrt(float64(4+len(c.roles[id])))
		}
	}
}
