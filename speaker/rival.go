package speaker

import (
	"sort"
)

// rival makes the features that tell apart people of one family name.
func (r *ranking) rival(m *maker, n view, paragraph int) {
	s := r.s
	p := &s.people[n.person]
	nm := &s.names[n.name]
	full, first, near := r.crowd.full[n.person], -1, 9
	if len(full) > 0 {
		first = full[0]
	}
	if last := lastBefore(full, n.name); last >= 0 {
		switch at := s.paragraphOf(s.names[last].first); {
		case s.doc.SentenceOf(s.names[last].first) == s.doc.SentenceOf(nm.first):
			near = 0
		case at == paragraph:
			near = 1
		case at == paragraph-1 && r.ordered:
			near = 2
		case r.ordered:
			near = 3
		}
	}
	who := renownOf(p)
	famed := 0 // rivals of whom more is heard
	for _, id := range r.crowd.rivals(nm) {
		if id != n.person {
			famed = max(famed, 1+flag(renownOf(&s.people[id]).fame() >= who.fame())+flag(renownOf(&s.people[id]).fame() > who.fame()))
		}
	}
	titled := 0
	if nm.title < nm.first && r.crowd.titled[n.person][plainTitle(s.words[nm.first-1].key)] > int32(flag(nm.person == n.person)) {
		titled = 1
	}
	more, sooner, nearer := 0, 0, 0 // rivals
	for _, id := range r.crowd.rivals(nm) {
		if id == n.person {
			continue
		}
		other := r.crowd.full[id]
		more += flag(len(other) > len(full))
		sooner += flag(len(other) > 0 && other[0] < first)
		nearer += flag(lastBefore(other, n.name) > n.at)
	}
	follow := 0
	sent := s.doc.Sentences()[s.doc.SentenceOf(nm.first)]
	for i := nm.last; i < min(sent.Last, nm.last+lookNames); i++ {
		if g, ok := personalPronouns[s.words[i].key]; ok {
			follow = 1 + flag(g == p.gender) + 2*flag(p.gender == UnknownGender)
			break
		}
	}
	m.number(min(len(full), 5))
	m.number(min(more, 2)*8 + flag(len(full) == 1)*4 + min(sooner, 2))
	m.number(near*4 + min(nearer, 2))
	m.number(titled)
	m.number(follow)
	m.number(n.size*2 + flag(r.crowd.headline[n.person]))
	m.number(flag(r.history.who == n.person))
	m.number(bucket(int32(r.crowd.speech[n.person])))
	m.number(flag(s.names[n.name].person == n.person)*4 + int(p.gender))
	m.number(r.agreement(p))
	m.number(famed*8 + who.fame())
	m.number(famed*8 + min(len(full), 5))
	m.number(famed*32 + near*4 + min(nearer, 2))
	m.number(famed*8 + min(n.size, 3)*2 + flag(r.history.who == n.person))
}

// lastBefore is the last of the ascending numbers that is less than limit, or -1.
func lastBefore(list []int, limit int) int {
	if i := sort.SearchInts(list, limit); i > 0 {
		return list[i-1]
	}
	return -1
}
