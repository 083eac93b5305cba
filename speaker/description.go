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
	// Who was named before is not introduced again: "a woman said".
	det := definite
	if indefinite[article] {
		det = 2
	}
	place := 0
	if p := &s.people[n.person]; r.ordered {
		place = 1 + flag(s.names[p.names[0]].first < src.first)
	}
	m.number(det*3 + place)
	m.number((det*3+place)*6 + min(shared, 2)*2 + head)
	m.number((det*3+place)*4 + level)
	who := renownOf(&s.people[n.person])
	role, said := who.role(plainTitle(s.words[src.head].key)), min(r.sharedWith(who), 3)
	m.number(role*2 + definite)
	m.number((role*4+said)*2 + definite)
	m.number((role*4+said)*16 + min(shared, 2)*4 + head)
	m.number((role*4+said)*8 + who.fame())
	odd := 0 // words that tell something and are not known of the person
	for i := src.first; i < min(src.last, src.first+12); i++ {
		w := &s.words[i]
		if afterHead[w.key] && i > src.head {
			break
		}
		if key := plainTitle(w.key); (w.capital() || len(s.doc.Tokens()[i].Norm) > 3) && w.shape != suffixShape && !r.crowd.roles[n.person][key] && who.role(key) == 0 {
			odd++
		}
	}
	m.number((min(odd, 4)*4+min(shared, 3))*4 + said)
	m.number((min(odd, 4)*2+head)*3 + det)
	m.number((min(odd, 4)*4+min(shared, 3))*10 + n.stand.rank)
	famed := 0 // people of whom more of the words are known
	for i := range r.near {
		famed += flag(r.sharedWith(renownOf(&s.people[r.near[i].person])) > said)
	}
	m.number((min(famed, 2)*4+said)*2 + head)
	m.number((min(famed, 2)*4+said)*10 + n.size)
	m.number((min(famed, 2)*4+said)*10 + n.stand.rank)
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

// sharedWith counts the words of the source that are known to stand for somebody.
func (r *ranking) sharedWith(who *renown) int {
	if who == nil {
		return 0
	}
	n := 0
	for i := r.source.first; i < min(r.source.last, r.source.first+20); i++ {
		n += flag(who.role(plainTitle(r.s.words[i].key)) > 0)
	}
	return n
}
