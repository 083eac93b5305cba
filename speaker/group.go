package speaker

import (
	"strings"

	"whosaid/internal/linear"
)

// other makes the features of a speaker who is no person of the document.
func (r *ranking) other(number, who int) {
	s, src := r.s, &r.source
	m := maker{&r.features, linear.Feature(64 - who).Int(int(src.form)), 300}
	m.number(0)
	m.add(src.cue)
	m.number(int(s.quotes[number].Kind))
	fits := 0
	for i := range r.near {
		if r.near[i].fit < 9 {
			fits++
		}
	}
	paragraph := s.paragraphOfToken(src.first)
	m.number(min(fits, 3)*2 + flag(r.orphan(paragraph)))
	m.number(min(len(s.people), 5))
	m.number(flag(r.history.who == aGroup)*8 + min(paragraph-r.history.paragraph, 4))
	m.number(flag(r.ordered)*2 + flag(r.orphan(paragraph)))
	m.n = 330
	if src.inQuote > 0 {
		m.number(r.chosen[src.inQuote-1]&3 + 4*flag(r.chosen[src.inQuote-1] >= 0))
	}
	m.n = 331
	if src.form == relative {
		at := s.antecedent(src.first)
		word := s.doc.Tokens()[at].Norm
		m.add(s.words[at].key)
		m.number(int(s.tags[at])*8 + int(s.words[at].shape))
		m.number(flag(len(word) > 3 && word[len(word)-1] == 's')*2 + flag(s.nameAt[at] > 0))
		m.add(suffixOf(word))
	}
	m.n = 310
	if src.first >= src.last {
		return
	}
	head := &s.words[src.head]
	norm := s.doc.Tokens()[src.head].Norm
	m.add(head.key)
	m.add(s.words[src.first].key)
	m.add(s.words[src.first].key.With(head.key))
	m.number(flag(len(norm) > 3 && norm[len(norm)-1] == 's')*8 + int(head.shape))
	m.add(suffixOf(norm))
	tag := s.tags[src.head]
	m.number(int(tag)*8 + min(len(src.names), 2))
	m.add(s.words[src.last-1].key)
	m.number(min(src.last-src.first, 8))
	inside := 0
	for i := src.first; i < src.last; i++ {
		inside |= 1 << s.tags[i]
		if key := s.words[i].key; key == wordAnd || key == wordNor || key == wordOr {
			inside |= 1 << 6
		}
	}
	m.number(inside)
	m.number(clusterOf(norm))
	m.n = 340
	level := human(head, norm)
	m.number(level*2 + flag(s.words[src.first].key == wordThe))
	m.number(level*8 + int(tag))
	m.number((level*2+flag(strings.HasSuffix(s.grammar[src.head].Class.String(), "S")))*4 + min(len(src.names), 2))
	m.n = 325
	for i := src.first; i < min(src.last, src.first+12); i++ {
		if s.words[i].shape != markShape {
			r.features = append(r.features, linear.Template(m.n).With(m.ctx).With(s.words[i].key))
		}
	}
}
