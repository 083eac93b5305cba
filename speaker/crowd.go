package speaker

import (
	"math"
	"slices"

	"whosaid/internal/linear"
)

// A crowd is what the document as a whole shows of its people, whatever the
// order of its paragraphs.
type crowd struct {
	s          *scene
	size       []int // names by person
	speech     []int // quotes, or words of speech, with the person's name, by person
	bySize     []int // people, the one named most often first
	speechRank []int // by person: the place among all, the one quoted most often first
	family     map[string][]int
	roles      []map[linear.Feature]bool  // by person: words of titles and descriptions beside the name
	titled     []map[linear.Feature]int32 // by person: how often a title stands before the name
	headline   []bool                     // by person: named in the first paragraph
	full       [][]int                    // by person: the names that are full
	writer     []bool                     // by person: the writer of the text, as it seems
	writers    []int                      // the first of them
	noted      []int                      // those of whom a paragraph tells nothing but who they are
	told       bool                       // whether the text is told by an "I"

	paragraphs map[linear.Feature][]int32 // by word: where it stands
	paragraph  int                        // of topics
	topics     map[int]float64            // by person: likeness of that paragraph to those that name the person
	scores     []float64
	touched    []int32

	talked    []int                    // by person: paragraphs where the person is quoted last
	where     []int                    // by person: paragraphs that name the person
	byRole    map[linear.Feature][]int // people by the words of their roles
	describes []bool                   // by token: whether it is a title or a description of somebody named beside it
	callings  map[int]float64          // like topics, by what the paragraph shares with the person's roles
	links     [3][]int32
	linked    [3][]int
	allLinked [3]int
	alike     [3]map[int]float64 // like topics, by links
}

func newCrowd(s *scene) *crowd {
	c := &crowd{s: s, family: make(map[string][]int), paragraph: -1}
	n := len(s.people)
	c.describes = make([]bool, len(s.words))
	c.size, c.speech = make([]int, n), make([]int, n)
	c.titled = make([]map[linear.Feature]int32, n)
	c.roles, c.headline = make([]map[linear.Feature]bool, n), make([]bool, n)
	c.full, c.writer = make([][]int, n), make([]bool, n)
	for i := range s.people {
		p := &s.people[i]
		noted := s.noted(p)
		c.writer[i] = noted || s.byline(p)
		if c.writer[i] && len(c.writers) < mostWriters {
			c.writers = append(c.writers, i)
		}
		if noted && len(c.noted) < mostWriters {
			c.noted = append(c.noted, i)
		}
		c.size[i] = len(p.names)
		key := bare(p.family())
		c.family[key] = append(c.family[key], i)
		c.roles[i] = make(map[linear.Feature]bool)
		c.titled[i] = make(map[linear.Feature]int32)
		for _, at := range p.names {
			c.describe(i, &s.names[at])
			if s.names[at].full() {
				c.full[i] = append(c.full[i], at)
			}
			if s.paragraphOf(s.names[at].first) == 0 {
				c.headline[i] = true
			}
		}
	}
	told := make(map[int]bool) // paragraphs
	for i := range s.quotes {
		src := s.sourceOf(i)
		if src.form == named && len(src.names) == 1 {
			c.speech[s.names[src.names[0]].person]++
		}
		if src.form == firstPerson && src.inQuote == 0 {
			told[s.paragraphOfToken(src.first)] = true
		}
	}
	c.told = len(told) >= leastTold
	bySpeech := make([]int, n)
	c.bySize, c.speechRank = make([]int, n), make([]int, n)
	for i := range n {
		c.bySize[i], bySpeech[i] = i, i
	}
	slices.SortStableFunc(c.bySize, func(a, b int) int { return c.size[b] - c.size[a] })
	slices.SortStableFunc(bySpeech, func(a, b int) int {
		if d := c.speech[b] - c.speech[a]; d != 0 {
			return d
		}
		return c.size[b] - c.size[a]
	})
	for rank, id := range bySpeech {
		c.speechRank[id] = rank
	}
	c.byRole = make(map[linear.Feature][]int)
	for id, roles := range c.roles {
		for word := range roles {
			if len(c.byRole[word]) < mostTitled {
				c.byRole[word] = append(c.byRole[word], id)
			}
		}
	}
	c.index()
	c.link()
	c.talk()
	return c
}

// mostWriters is how many writers of a text are candidates for its "I".
const mostWriters = 4

// rivals are the people who share the name's family name.
func (c *crowd) rivals(n *name) []int {
	for _, form := range possessives(bare(n.family())) {
		if ids := c.family[form]; len(ids) > 0 {
			return ids[:min(len(ids), 6)]
		}
	}
	return nil
}

var ofWord, wordComma, wordParen, wordWho = linear.String("of"), linear.String(","), linear.String("("), linear.String("who")

// describe notes the words of the titles before a name and of the apposition after it.
func (c *crowd) describe(person int, n *name) {
	s := c.s
	add := func(i int) {
		if w := &s.words[i]; w.shape != markShape && (w.capital() || len(s.doc.Tokens()[i].Norm) > 3) {
			c.roles[person][plainTitle(w.key)] = true
			for _, word := range party(w.fold) {
				c.roles[person][word] = true
			}
		}
		c.describes[i] = true
	}
	s.roles(n, add)
	for i := n.title; i < n.first; i++ {
		c.titled[person][plainTitle(s.words[i].key)]++
	}
	c.initials(person, n.title, n.first)
	if from, to := s.introduction(n); from < to {
		c.initials(person, from, to)
	}
	if from, to := s.follows(n); from < to {
		c.initials(person, from, to)
	}
}

// roles calls f for the words of the titles before a name and of the
// apposition before or after it.
func (s *scene) roles(n *name, f func(i int)) {
	for i := n.title; i < n.first; i++ {
		f(i)
	}
	from, to := s.introduction(n)
	for i := from; i < to; i++ {
		f(i)
	}
	from, to = s.follows(n)
	for i := from; i < to; i++ {
		f(i)
	}
}

// follows is the phrase behind a name that describes the person: "of the city
// council", "who owns the ferry", an apposition.
func (s *scene) follows(n *name) (first, last int) {
	end := s.doc.Sentences()[s.doc.SentenceOf(n.first)].Last
	if n.last >= end {
		return 0, 0
	}
	switch s.words[n.last].key {
	case wordComma, ofWord, wordParen, wordWho:
		first = n.last + 1
		last = first
		for last < min(n.last+11, end) && s.words[last].key != wordComma && s.nameAt[last] == 0 {
			last++
		}
	}
	return first, last
}

// index notes in which paragraphs each telling word stands.
func (c *crowd) index() {
	c.paragraphs = make(map[linear.Feature][]int32)
	c.scores = make([]float64, len(c.s.doc.Paragraphs()))
	for i := range c.s.words {
		if !c.telling(i) {
			continue
		}
		key := c.s.words[i].key
		list := c.paragraphs[key]
		if p := int32(c.s.paragraphOf(i)); len(list) == 0 || list[len(list)-1] != p {
			c.paragraphs[key] = append(list, p)
		}
	}
}

func (c *crowd) telling(i int) bool {
	w := &c.s.words[i]
	return w.shape != markShape && w.shape != suffixShape && len(c.s.doc.Tokens()[i].Norm) >= 4 && c.s.nameAt[i] == 0
}

// A link is whom a pronoun in the next paragraph would mean: by paragraph, for
// each gender, the person named first in the last sentence that names one who
// fits; nobody where there is none.
func (c *crowd) link() {
	s := c.s
	paragraphs := s.doc.Paragraphs()
	for g := range c.links {
		c.links[g] = make([]int32, len(paragraphs))
		for q, par := range paragraphs {
			c.links[g][q] = nobody
			for sent := par.Last - 1; sent >= par.First && c.links[g][q] == nobody; sent-- {
				for i := int(s.first[sent]); i < int(s.first[sent+1]); i++ {
					p := &s.people[s.names[i].person]
					if Gender(g) == UnknownGender || p.gender == UnknownGender || p.gender == Gender(g) {
						c.links[g][q] = int32(s.names[i].person)
						break
					}
				}
			}
		}
		c.linked[g] = make([]int, len(s.people))
		for q, who := range c.links[g] {
			if q > 0 && who >= 0 {
				c.linked[g][who]++
				c.allLinked[g]++
			}
		}
	}
}

// linkage is the share of the paragraphs that a pronoun may follow whose
// antecedent would be the person: of all, and weighed by what they share with
// the paragraph.
func (c *crowd) linkage(paragraph, person int, g Gender) (all, alike float64) {
	c.topic(paragraph, person)
	all = float64(c.linked[g][person]) / float64(max(1, c.allLinked[g]))
	return all, c.alike[g][person]
}

const mostAlikeParagraphs = 30 // a word that stands in more tells nothing

// topic is how much the paragraph shares with those that name the person.
func (c *crowd) topic(paragraph, person int) float64 {
	if paragraph != c.paragraph {
		c.paragraph = paragraph
		c.calling(paragraph)
		c.likeness(paragraph)
	}
	return c.topics[person]
}

func (c *crowd) likeness(paragraph int) {
	s := c.s
	for _, p := range c.touched {
		c.scores[p] = 0
	}
	c.touched = c.touched[:0]
	c.topics = make(map[int]float64)
	p := s.doc.Paragraphs()[paragraph]
	total := float64(len(s.doc.Paragraphs()))
	done := make(map[linear.Feature]bool)
	for i := s.doc.Sentences()[p.First].First; i < s.doc.Sentences()[p.Last-1].Last; i++ {
		key := s.words[i].key
		if done[key] || !c.telling(i) {
			continue
		}
		done[key] = true
		list := c.paragraphs[key]
		if len(list) < 2 || len(list) > mostAlikeParagraphs {
			continue
		}
		weight := math.Log(total / float64(len(list)))
		for _, q := range list {
			if int(q) == paragraph {
				continue
			}
			if c.scores[q] == 0 {
				c.touched = append(c.touched, q)
			}
			c.scores[q] += weight
		}
	}
	for _, q := range c.touched {
		par := s.doc.Paragraphs()[q]
		seen := make(map[int]bool)
		for i := int(s.first[par.First]); i < int(s.first[par.Last]); i++ {
			if id := s.names[i].person; !seen[id] {
				seen[id] = true
				c.topics[id] += c.scores[q] / math.Sqrt(float64(1+c.size[id]))
			}
		}
	}
	for g := range c.links {
		c.alike[g] = make(map[int]float64)
		sum := 0.0
		for _, q := range c.touched {
			if who := int(c.links[g][q]); who >= 0 && q > 0 {
				x := c.scores[q] * c.scores[q]
				c.alike[g][who] += x
				sum += x
			}
		}
		for who := range c.alike[g] {
			c.alike[g][who] /= sum
		}
	}
}
