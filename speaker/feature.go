package speaker

import (
	"whosaid/internal/linear"
)

// maker adds features under running numbers, so that each place in the code
// is a template of its own.
type maker struct {
	out *[]linear.Feature
	ctx linear.Feature
	n   int
}

func (m *maker) add(v linear.Feature) {
	*m.out = append(*m.out, linear.Template(m.n).With(m.ctx).With(v))
	m.n++
}

func (m *maker) number(v int) {
	*m.out = append(*m.out, linear.Template(m.n).With(m.ctx).Int(v))
	m.n++
}

func (m *maker) skip(n int) { m.n += n }

func distance(n int) int {
	switch {
	case n < 0:
		return 9
	case n <= 3:
		return n
	case n <= 5:
		return 4
	case n <= 9:
		return 5
	}
	return 6
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// agreement is how the person's gender goes with the source's.
func (r *ranking) agreement(p *person) int {
	switch {
	case r.source.gender == UnknownGender:
		return 0
	case p.gender == UnknownGender:
		return 1
	case p.gender == r.source.gender:
		return 1 + max(p.sureness, 1)
	}
	return 3 + max(p.sureness, 1)
}

// person makes the features of a person.
func (r *ranking) person(number int, n view) {
	s, src := r.s, &r.source
	p := &s.people[n.person]
	form := int(src.form)
	kind := linear.Feature(form)
	if n.inside > 0 {
		kind = linear.Feature(16 + n.inside)
	}
	m := maker{&r.features, kind, 0}
	order := kind
	if !r.ordered {
		order = kind + 32
	}
	gender := r.agreement(p)
	m.number(0)
	m.number(gender)
	m.number(flag(len(p.parts) > 1)*2 + flag(p.sureness > 0))
	m.number(len(p.parts) + 8*forenameBits(p))
	if n.inside > 0 {
		r.insider(&m, n)
	}
	m.n = 120
	if n.inside == 1 && !s.names[n.name].rivals {
		return
	}
	content := -1
	r.enclosing(&m, n)
	if n.inside == 0 {
		content = r.contentHolds(number, n.person)
		m.number(content)
	}
	m.n = 126
	paragraph := s.paragraphOfToken(src.first)
	if n.inside > 0 {
		r.rival(&m, n, paragraph)
		return
	}
	m.n = 400
	m.ctx = order
	r.order(&m, n, gender, paragraph)
	m.n = 460
	r.bag(&m, n, gender, paragraph)
	m.ctx = kind
	m.n = 260
	r.bag(&m, n, gender, paragraph)
	m.n = 230
	if src.form == thirdPerson && p.sureness < 2 {
		// Some families have one member of whom the news speaks.
		m.add(linear.String(p.family()).Int(int(src.gender)*8 + min(len(p.parts), 3)))
	}
	m.n = 202
	if src.form == nominal || src.form == named {
		r.description(&m, n)
	}
}

func forenameBits(p *person) int {
	if len(p.parts) > 1 {
		return int(forenameBucket(p.parts[0]))
	}
	return 4 + int(forenameBucket(p.parts[0]))
}

// insider makes the features of a person whose name stands in the source.
func (r *ranking) insider(m *maker, n view) {
	s, src := r.s, &r.source
	nm := &s.names[n.name]
	next, before := linear.Feature(1), linear.Feature(1)
	if nm.last < src.last {
		next = s.words[nm.last].key
	}
	if nm.title > src.first {
		before = s.words[nm.title-1].key
	}
	place := 0
	if nm.last >= src.last {
		place |= 1
	}
	if nm.title <= src.first {
		place |= 2
	}
	head := flag(src.head >= nm.first && src.head < nm.last)
	index := 0
	if len(src.names) > 1 {
		index = 1
		if src.names[0] != n.name {
			index = 2
			if src.names[len(src.names)-1] == n.name {
				index = 3
			}
		}
	}
	and := 0
	for i := src.first; i < src.last; i++ {
		if key := s.words[i].key; key == wordAnd || key == wordNor || key == wordOr {
			and = 1
			if i == nm.last || i == nm.title-1 {
				and = 2
			}
		}
	}
	m.number(place*16 + head*8 + index)
	m.add(next.Int(head))
	m.add(before.Int(head))
	m.number(place*64 + head*32 + index*4 + and)
	m.number(int(s.words[min(nm.last, len(s.words)-1)].shape)*2 + flag(nm.last < src.last))
	m.number(flag(nm.full())*2 + flag(nm.rivals))
	m.add(s.words[src.head].key)
	m.add(s.words[src.first].key.Int(place))
	m.number(distance(src.last - nm.last))
	m.number(flag(nm.gender != UnknownGender && nm.gender == s.people[n.person].gender) + 2*flag(nm.gender == UnknownGender))
	m.number(flag(s.people[n.person].family() == nm.family()) + 2*flag(len(s.people[n.person].parts) > 1))
}

// contentHolds tells whether the quote's content names the person (1) or not (0).
func (r *ranking) contentHolds(number, person int) int {
	s := r.s
	for _, c := range s.quotes[number].Content {
		first, last := s.tokensIn(c)
		for i := first; i < last; i++ {
			if n := int(s.nameAt[i]); n > 0 && s.names[n-1].person == person {
				return 1
			}
		}
	}
	return 0
}
