package speaker

import (
	"whosaid/internal/linear"
)

// description makes the features of a source that describes: what its words
// share with the titles and descriptions beside the person's name.
func (r *ranking) description(m *maker, n view) {
	s, src := r.s, &r.source
	shared := r.shared(n.person)
	head := flag(r.crowd.roles[n.person][plainTitle(s.words[src.head].key)])
	article := s.words[src.first].key
	m.number(min(shared, 3)*2 + head)
	m.number(bucket(r.crowd.titled[n.person][plainTitle(s.words[src.head].key)])*8 + n.size)
	m.number(bucket(r.crowd.titled[n.person][plainTitle(s.words[src.head].key)])*16 + n.fit)
	m.add(article.Int(min(shared, 2)*2 + head))
	m.add(s.words[src.head].key)
	m.add(s.words[src.head].key.Int(n.size))
	m.number((min(shared, 2)*2+head)*10 + n.fit)
	m.number((min(shared, 2)*2+head)*10 + n.size)
	level := human(&s.words[src.head], s.doc.Tokens()[src.head].Norm)
	definite := flag(article == wordThe)
	better := 0 // people whose titles share more
	for i := range r.near {
		better += flag(r.shared(r.near[i].person) > shared)
	}
	sent := s.doc.SentenceOf(min(src.first, len(s.words)-1))
	beside := flag(s.namesSoon(sent, n.person))
	m.number(level*2 + definite)
	m.number((level*2+definite)*10 + n.stand.rank)
	m.number((min(better, 3)*4+min(shared, 3))*2 + definite)
	m.number((min(better, 2)*3+min(shared, 2))*10 + n.stand.rank)
	m.number(n.stand.rank*16 + distance(n.stand.sentences)*2 + beside)
	m.number(beside*2 + definite)
	m.number(beside*10 + n.fit)
	m.number(flag(r.history.who == n.person)*10 + n.stand.rank)
	if len(s.people[n.person].parts) > 0 && src.form == nominal {
		m.add(s.words[src.head].key.With(linear.String(s.people[n.person].family())))
	}
}

// shared counts the words of the source that stand in the person's titles and
// descriptions too.
func (r *ranking) shared(person int) int {
	s, src := r.s, &r.source
	n := 0
	roles := r.crowd.roles[person]
	for i := src.first; i < min(src.last, src.first+20); i++ {
		if w := &s.words[i]; roles[plainTitle(w.key)] && (w.capital() || len(s.doc.Tokens()[i].Norm) > 3) {
			n++
		}
	}
	return n
}
