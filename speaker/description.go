package speaker

import (
	"whosaid/internal/linear"
)

// description makes the features of a source that describes: what its words
// share with the titles and descriptions beside the person's name.
func (r *ranking) description(m *maker, n view) {
	s, src := r.s, &r.source
	shared, head := 0, 0
	roles := r.crowd.roles[n.person]
	for i := src.first; i < min(src.last, src.first+20); i++ {
		if w := &s.words[i]; roles[plainTitle(w.key)] && (w.capital() || len(s.doc.Tokens()[i].Norm) > 3) {
			shared++
			if i == src.head {
				head = 1
			}
		}
	}
	article := s.words[src.first].key
	m.number(min(shared, 3)*2 + head)
	m.number(bucket(r.crowd.titled[n.person][plainTitle(s.words[src.head].key)])*8 + n.size)
	m.number(bucket(r.crowd.titled[n.person][plainTitle(s.words[src.head].key)])*16 + n.fit)
	m.add(article.Int(min(shared, 2)*2 + head))
	m.add(s.words[src.head].key)
	m.add(s.words[src.head].key.Int(n.size))
	m.number((min(shared, 2)*2+head)*10 + n.fit)
	m.number((min(shared, 2)*2+head)*10 + n.size)
	if len(s.people[n.person].parts) > 0 && src.form == nominal {
		m.add(s.words[src.head].key.With(linear.String(s.people[n.person].family())))
	}
}
