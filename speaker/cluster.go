package speaker

import (
	"slices"
	"strings"

	"whosaid/internal/lexicon"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

// cluster decides which names are of one person. It writes the person into
// each name and returns the people in the order of their first names.
func cluster(names []name, paragraphOf func(n *name) int) []person {
	c := clusterer{names: names, byFamily: make(map[string][]int), byForename: make(map[string][]int), byPrefix: make(map[string][]int)}
	for i := range names {
		names[i].person = -1
	}
	disown(names)
	// The longest names first, so that "Wasserman Schultz" finds "Debbie Wasserman Schultz".
	order := make([]int, 0, len(names))
	for i := range names {
		if names[i].full() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(names[b].parts) - len(names[a].parts) })
	for _, i := range order {
		c.full(i)
	}
	c.short(paragraphOf)
	for i := range names {
		p := &c.people[names[i].person]
		p.names = append(p.names, i)
	}
	for i := range c.people {
		p := &c.people[i]
		best := fullest(names, p.names)
		p.fullest = best
		p.parts = names[best].parts
		p.weigh(names)
	}
	return c.people
}

// fullest is the fullest of the names: of those that begin as most of the full
// ones do, so that "Channel Jane Moore" does not count for "Jane Moore".
func fullest(names []name, list []int) int {
	starts := make(map[string]int)
	most, usual := 0, ""
	for _, n := range list {
		if names[n].full() && !names[n].capitals {
			starts[names[n].parts[0]]++
			if first := names[n].parts[0]; starts[first] > most {
				most, usual = starts[first], first
			}
		}
	}
	best := -1
	for _, n := range list {
		if names[n].full() && most > 1 && forenameBucket(usual) > 0 && 2*starts[names[n].parts[0]] < most && forenameBucket(names[n].parts[0]) == 0 {
			continue
		}
		if best < 0 || fuller(&names[n], &names[best]) {
			best = n
		}
	}
	return best
}

// disown takes the s of a lost or kept possessive off the names whose family
// name the document also has without it.
func disown(names []name) {
	counts := make(map[string]int)
	for i := range names {
		counts[names[i].family()]++
	}
	for i := range names {
		n := &names[i]
		part := n.family()
		base := strings.TrimSuffix(strings.TrimSuffix(part, "s"), "'")
		if base == part || len(base) < 3 || counts[base] == 0 || 2*counts[base] < counts[part] {
			continue
		}
		n.parts = append(slices.Clone(n.parts[:len(n.parts)-1]), base)
		n.owned = true
	}
}

// unglue takes the neighbours off names that lost the blank beside them:
// "nomineeJane Moore", "Mooreis", where the document has the name without.
func unglue(names []name, words []word, doc *sentence.Document) {
	counts := make(map[string]int)
	for i := range names {
		for _, p := range names[i].parts {
			counts[p]++
		}
	}
	for i := range names {
		n := &names[i]
		if words[n.first].shape == mixedShape && forenameBucket(words[n.first].fold) == 0 {
			text := doc.Tokens()[n.first].Norm
			if at := lastCapital(text); at > 2 {
				if part := fold(text[at:]); counts[part] > 0 || forenameBucket(part) > 1 {
					n.parts = slices.Clone(n.parts)
					n.parts[0], n.owned = part, true
				}
			}
		}
		for k := len(n.parts) - 2; k > 0 && n.last-n.first == len(n.parts); k-- {
			if text := doc.Tokens()[n.first+k].Norm; words[n.first+k].shape == mixedShape && forenameBucket(words[n.first+k].fold) == 0 {
				if at := lastCapital(text); at > 2 && forenameBucket(fold(text[at:])) > 1 {
					n.parts = slices.Clone(n.parts[k:])
					n.parts[0], n.owned = fold(text[at:]), true
					break
				}
			}
		}
		family := n.family()
		if lexicon.Cluster(family) > 0 || counts[family] > 2 {
			continue
		}
		for cut := len(family) - 2; cut >= 4; cut-- {
			rest := family[cut:]
			if counts[family[:cut]] >= counts[family] && lexicon.Cluster(rest) > 0 || n.full() && gluedVerbs[linear.String(rest)] && (len(rest) > 4 || lexicon.Cluster(family[:cut]) > 0) {
				n.parts = append(slices.Clone(n.parts[:len(n.parts)-1]), family[:cut])
				n.owned = true
				break
			}
		}
	}
}

// Words that run on from a name where a blank was lost, and that few names end in.
var gluedVerbs = setOf(`said says told has was will would could should responded replied explained added asked announced called
	tweeted wrote claimed argued which while after before during noted insisted`)

// lastCapital is where the last capital letter after a small one stands, or 0.
func lastCapital(text string) int {
	at := 0
	for i := 1; i < len(text); i++ {
		if text[i] >= 'A' && text[i] <= 'Z' && (text[i-1] >= 'a' && text[i-1] <= 'z' || text[i-1] == '.') {
			at = i
		}
	}
	return at
}

// fuller tells whether a is a fuller form of a name than b.
func fuller(a, b *name) bool {
	if a.full() != b.full() {
		return a.full()
	}
	if a.capitals != b.capitals {
		return b.capitals
	}
	if a.owned != b.owned {
		return b.owned
	}
	return a.letters() > b.letters()
}

type clusterer struct {
	names      []name
	people     []person
	byFamily   map[string][]int // people by the last part of their name, without its article
	byForename map[string][]int
	byPrefix   map[string][]int // the first people by the first letters of their family name
}

// mostAlike is how many people of one family name, forename or beginning are
// looked through: more than any text has that was not made to be slow.
const mostAlike = 64

func prefix(part string) string { return part[:min(2, len(part))] }

func (c *clusterer) add(n *name) int {
	id := len(c.people)
	p := person{parts: n.parts, suffix: n.suffix, gender: n.gender}
	if n.full() && p.gender == UnknownGender {
		p.weigh(nil)
	}
	c.people = append(c.people, p)
	key := bare(n.family())
	if len(c.byFamily[key]) < mostAlike {
		c.byFamily[key] = append(c.byFamily[key], id)
	}
	if start := prefix(key); len(c.byPrefix[start]) < mostAlike {
		c.byPrefix[start] = append(c.byPrefix[start], id)
	}
	if n.full() && len(c.byForename[n.parts[0]]) < mostAlike {
		c.byForename[n.parts[0]] = append(c.byForename[n.parts[0]], id)
	}
	return id
}

// full finds the person of a name with several parts, or makes a new one.
func (c *clusterer) full(i int) {
	n := &c.names[i]
	family := n.family()
	for _, key := range possessives(bare(family)) {
		for _, id := range c.byFamily[key] {
			if c.people[id].takes(n) {
				n.person = id
				if key != bare(family) {
					n.parts = append(slices.Clone(n.parts[:len(n.parts)-1]), key)
				}
				return
			}
		}
	}
	// A slip in the family name, where the forename is the same.
	for _, id := range c.byForename[n.parts[0]] {
		if p := &c.people[id]; p.family() != family && nearby(p.family(), family) && len(p.parts) >= 2 {
			n.person = id
			return
		}
	}
	n.person = c.add(n)
}

// possessives are the forms that a word may stand for: itself, or, where an
// apostrophe may have been lost, without its s.
func possessives(part string) []string {
	forms := []string{part}
	if s := strings.TrimSuffix(part, "'s"); s != part {
		return append(forms, s)
	}
	if len(part) > 3 && strings.HasSuffix(part, "s") {
		forms = append(forms, part[:len(part)-1])
	}
	return forms
}

// takes tells whether a name of several parts may be the person's.
func (p *person) takes(n *name) bool {
	if p.suffix != "" && n.suffix != "" && p.suffix != n.suffix {
		return false
	}
	if len(p.parts) < 2 {
		return false
	}
	if sameForename(p.parts[0], n.parts[0]) {
		return true
	}
	// "Wasserman Schultz", "Brent Bozell": the end of the longer name.
	if len(n.parts) < len(p.parts) {
		for k, part := range n.parts[:len(n.parts)-1] {
			if p.parts[len(p.parts)-len(n.parts)+k] != part {
				return false
			}
		}
		return true
	}
	return false
}

// short finds the people of names of one part. The document's sure names come
// first, so the outcome does not depend on the order of its paragraphs more
// than it must.
func (c *clusterer) short(paragraphOf func(n *name) int) {
	counts := make([]int, len(c.people))
	for i := range c.names {
		if p := c.names[i].person; p >= 0 {
			counts[p]++
		}
	}
	// "Mr. Moore" is nobody of a document with Jane Moore alone, and may be "Moore" everywhere.
	for i := range c.names {
		if n := &c.names[i]; !n.full() && n.gender != UnknownGender && n.person < 0 && len(c.candidates(n, bare(n.parts[0]))) == 0 {
			n.person = c.add(n)
			counts = append(counts, 1)
		}
	}
	// A family name that is clear in one place, as by "Mr.", tells whose it is in others.
	counted := make([]bool, len(c.names))
	for i := range c.names {
		n := &c.names[i]
		if n.full() || n.person >= 0 {
			continue
		}
		part := bare(n.parts[0])
		if found := c.candidates(n, part); len(found) == 1 && slices.Contains(possessives(part), bare(c.people[found[0]].family())) {
			counts[found[0]]++
			counted[i] = true
		}
	}
	last := make(map[string]int) // by family: the latest person named in full, or by a short name that was clear
	lastIn := make(map[string]int)
	for i := range c.names {
		n := &c.names[i]
		if n.full() {
			key := bare(c.people[n.person].family())
			last[key], lastIn[key] = n.person, paragraphOf(n)
			continue
		}
		if n.person >= 0 {
			continue
		}
		part := bare(n.parts[0])
		found := c.candidates(n, part)
		switch len(found) {
		case 0:
			n.person = c.add(n)
			counts = append(counts, 1)
		case 1:
			n.person = found[0]
			counts[found[0]] += flag(!counted[i])
		default:
			n.rivals = true
			n.person = found[0]
			for _, id := range found[1:] {
				if counts[id] > counts[n.person] {
					n.person = id
				}
			}
			key := bare(c.people[found[0]].family())
			if id, ok := last[key]; ok && slices.Contains(found, id) && (lastIn[key] == paragraphOf(n) || n.gender == UnknownGender && 3*counts[id] >= counts[n.person]) {
				n.person = id
			}
			counts[n.person]++
			last[key], lastIn[key] = n.person, paragraphOf(n)
		}
	}
}

// candidates are the people whom a name of one part may mean.
func (c *clusterer) candidates(n *name, part string) []int {
	fits := func(ids []int) []int {
		var out []int
		for _, id := range ids {
			if g := c.people[id].gender; g == UnknownGender || n.gender == UnknownGender || g == n.gender {
				out = append(out, id)
			}
		}
		if n.gender == UnknownGender {
			// Where the text calls one of them by nothing but the family name, the others have forenames.
			for _, id := range out {
				if p := &c.people[id]; len(p.parts) == 1 && p.gender != UnknownGender {
					return []int{id}
				}
			}
		}
		return out
	}
	for _, form := range possessives(part) {
		if out := fits(c.byFamily[form]); len(out) > 0 {
			return out
		}
	}
	for _, form := range possessives(part) {
		// "Hillary", but not "Mr. James" for James Comey; "Mr. Ban" for Ban Ki-moon.
		out := fits(c.byForename[form])
		if n.gender == UnknownGender && len(out) > 0 || len(out) == 1 && forenameBucket(form) == 0 {
			return out
		}
	}
	if len(part) >= 6 {
		var out []int
		for _, id := range c.byPrefix[prefix(part)] {
			if key := bare(c.people[id].family()); key != part && nearby(key, part) {
				out = append(out, fits([]int{id})...)
			}
		}
		if len(out) == 1 && len(c.people[out[0]].parts) > 1 {
			return out
		}
	}
	return nil
}
