package speaker

import (
	"slices"
	"sort"
	"strings"

	"whosaid/quote"
	"whosaid/sentence"
)

// Resolve is [Resolve] with options.
func (o Options) Resolve(doc *sentence.Document, quotes []quote.Quote) []Attribution {
	out := make([]Attribution, len(quotes))
	for i, q := range quotes {
		out[i].Quote = q
	}
	if len(doc.Tokens()) == 0 || len(quotes) == 0 || ranker == nil {
		return out
	}
	s := newScene(doc, quotes, people)
	c := &cast{s: s, people: make(map[int]*Speaker), groups: make(map[string]*Speaker)}
	r := newRanking(s)
	order := s.reading()
	for _, i := range order {
		r.list(i)
		r.weigh(ranker, linker)
		best := r.best()
		if best.who >= 0 && r.anothersAide(best.who) {
			best.who = somebody
		}
		if best.who >= 0 && r.source.several(s) {
			best.who = aGroup
		}
		certainty := r.certainty(calibration, best)
		out[i].Certainty = certainty * sourceSureness(&quotes[i])
		switch {
		case best.who >= 0:
			if o.names(certainty, r.doubt(best.who), r.source.form, &quotes[i]) {
				out[i].Speaker = c.person(best.who)
				out[i].Chain = c.chain(best.who, &r.source)
			}
		case best.who == aGroup:
			out[i].Speaker = c.group(&r.source)
		case best.who == somebody:
			out[i].Speaker = c.unnamed(&r.source)
		}
		r.remember(i, best.who, certainty)
	}
	speakOn(s, out, o.least(noDoubt))
	takeTurns(r, c, order, out, o.least(noDoubt))
	c.finish()
	return out
}

// names tells whether a person is to be named for whom a source of some form
// stands as certainly.
func (o Options) names(certainty float64, d doubt, f form, q *quote.Quote) bool {
	least, sure := o.least(d), sourceSureness(q)
	if o.Threshold != 0 {
		return certainty*sure >= least
	}
	mayBeNone := q.Kind == quote.Indirect && f != relative
	return certainty >= least && (!mayBeNone || sure >= sureSource)
}

// sourceSureness is how sure it is that a quote's source, if it has one, is who said it.
func sourceSureness(q *quote.Quote) float64 {
	if q.Source.Empty() || q.SourceConfidence == 0 {
		return 1
	}
	return q.SourceConfidence
}

// least is how certain a person must be to be named.
func (o Options) least(d doubt) float64 {
	if o.Threshold != 0 {
		return o.Threshold
	}
	return calibration.least(d)
}

func newRanking(s *scene) *ranking {
	s.grammar = s.doc.Grammar()
	r := &ranking{s: s, crowd: newCrowd(s), history: noHistory, stranger: noStranger, seen: make(map[int]int)}
	r.ordered = ordered(s, r.crowd)
	r.thread = newThread(s, r.crowd)
	r.chosen = make([]int, len(s.quotes))
	for i := range r.chosen {
		r.chosen[i] = nobody
	}
	return r
}

// reading is the order in which quotes are decided: as their sources stand in the text.
func (s *scene) reading() []int {
	order := make([]int, len(s.quotes))
	place := make([]int, len(s.quotes))
	for i := range order {
		order[i] = i
		q := &s.quotes[i]
		switch {
		case !q.Source.Empty():
			place[i] = q.Source.Start
		case len(q.Content) > 0:
			place[i] = q.Content[0].Start
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return place[a] - place[b] })
	return order
}

// A cast makes the speakers of a document as they are asked for.
type cast struct {
	s      *scene
	people map[int]*Speaker
	groups map[string]*Speaker
}

func (c *cast) text(first, last int) string {
	tokens := c.s.doc.Tokens()
	return strings.Join(strings.Fields(c.s.doc.Text()[tokens[first].Start:tokens[last-1].End]), " ")
}

func (c *cast) person(id int) *Speaker {
	if sp := c.people[id]; sp != nil {
		return sp
	}
	p := &c.s.people[id]
	sp := &Speaker{Name: c.nameOf(p), Gender: p.gender, Kind: Person}
	longest := 0
	for _, i := range p.names {
		n := &c.s.names[i]
		sp.Mentions = append(sp.Mentions, c.mention(n))
		if n.title < n.first && n.first-n.title > longest {
			longest = n.first - n.title
			sp.Title = c.text(n.title, n.first)
		}
	}
	c.people[id] = sp
	return sp
}

// nameOf is the fullest form of the person's name, without a possessive s and
// without what is glued to it.
func (c *cast) nameOf(p *person) string {
	n := &c.s.names[p.fullest]
	text := c.text(n.first, n.last)
	if !n.owned {
		return text
	}
	// The parts are what is left of the words; ASCII folds byte for byte.
	tokens := strings.Fields(text)
	first, last := n.parts[0], n.family()
	if w := tokens[len(tokens)-1]; len(last) < len(w) && strings.HasPrefix(strings.ToLower(w), last) {
		tokens[len(tokens)-1] = w[:len(last)]
	}
	if w := tokens[0]; len(first) < len(w) && strings.HasSuffix(strings.ToLower(w), first) {
		tokens[0] = w[len(w)-len(first):]
	}
	return strings.Join(tokens, " ")
}

func (c *cast) mention(n *name) Mention {
	tokens := c.s.doc.Tokens()
	form := ShortName
	if n.full() {
		form = FullName
	}
	return Mention{sentence.Span{Start: tokens[n.first].Start, End: tokens[n.last-1].End}, form}
}

// chain leads from the source to the person's full name.
func (c *cast) chain(id int, src *source) []Mention {
	s, tokens := c.s, c.s.doc.Tokens()
	p := &s.people[id]
	var out []Mention
	at := -1 // the name that the source is, or the one nearest before it
	for _, n := range src.names {
		if s.names[n].person == id {
			at = n
		}
	}
	if at < 0 && src.first < src.last {
		form := Description
		if src.form != nominal && src.form != named {
			form = Pronoun
		}
		out = append(out, Mention{sentence.Span{Start: tokens[src.first].Start, End: tokens[src.last-1].End}, form})
	}
	if at < 0 {
		i := sort.Search(len(p.names), func(i int) bool { return s.names[p.names[i]].first >= src.first })
		at = p.names[max(i-1, 0)]
	}
	out = append(out, c.mention(&s.names[at]))
	if full := &s.names[p.fullest]; full.full() && !s.names[at].full() {
		out = append(out, c.mention(full))
	}
	return out
}

// besideName are words that can stand between a source and its cue.
var besideName = setOf("today yesterday tonight also both each later then still")

// group is the group that the source names: its words without an article and
// without what belongs to the verb ("today"), or the full names of two people.
func (c *cast) group(src *source) *Speaker {
	if src.first >= src.last {
		return nil
	}
	first, last := src.first, src.last
	if src.form == relative {
		if first, last = c.s.related(first); first == last {
			return c.unnamed(src)
		}
	}
	if first < last-1 && wordThe == c.s.words[first].key {
		first++
	}
	for last > first+1 && c.s.words[last-1].shape == lowerShape && besideName[c.s.words[last-1].key] {
		last--
	}
	name := c.text(first, last)
	if src.several(c.s) {
		name = c.nameOf(&c.s.people[c.s.names[src.names[0]].person]) + " and " + c.nameOf(&c.s.people[c.s.names[src.names[1]].person])
	}
	if len(name) == 1 { // "Q:" and "A:" are no names
		return c.unnamed(src)
	}
	key := fold(name)
	sp := c.groups[key]
	if sp == nil {
		sp = &Speaker{Name: name, Kind: Group}
		c.groups[key] = sp
	}
	c.note(sp, src)
	return sp
}

func (c *cast) unnamed(src *source) *Speaker {
	sp := &Speaker{Kind: Unnamed, Gender: src.gender}
	if src.first < src.last {
		c.note(sp, src)
	}
	return sp
}

func (c *cast) note(sp *Speaker, src *source) {
	tokens := c.s.doc.Tokens()
	m := Mention{sentence.Span{Start: tokens[src.first].Start, End: tokens[src.last-1].End}, Description}
	if src.form != nominal && src.form != named {
		m.Form = Pronoun
	}
	// Quotes come in the order of their sources, so that equal mentions are neighbours.
	if n := len(sp.Mentions); n == 0 || sp.Mentions[n-1] != m {
		sp.Mentions = append(sp.Mentions, m)
	}
}

// finish puts every speaker's mentions in the order of the text.
func (c *cast) finish() {
	for _, sp := range c.people {
		slices.SortFunc(sp.Mentions, func(a, b Mention) int { return a.Start - b.Start })
	}
}
