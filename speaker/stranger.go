package speaker

// A stranger is somebody whom the text quotes and does not name: "said the
// woman", "one delegate said". A he or she behind such a quote is the stranger,
// unless the text speaks of somebody else in between.
type stranger struct {
	token     int // of the source
	gender    Gender
	paragraph int
}

var noStranger = stranger{paragraph: -1}

var indefinite = setOf("a an one another")

// meet notes whether the last quote was given to a stranger: a source that
// introduces one person ("a doctor") or points to nobody but a man or a woman.
// "The president" may be somebody who is named elsewhere.
func (r *ranking) meet(who int) {
	s, src := r.s, &r.source
	switch {
	case src.form == firstPerson || src.form == relative || src.inQuote > 0:
	case who == somebody && src.form == thirdPerson:
		// still the same stranger, if there is one
	case who == somebody && src.form == nominal && s.unknown(src):
		r.stranger = stranger{src.first, src.gender, s.paragraphOfToken(src.first)}
	default:
		r.stranger = noStranger
	}
}

func (s *scene) unknown(src *source) bool {
	head := &s.words[src.head]
	_, gendered := genderNouns[head.key]
	if indefinite[s.words[src.first].key] {
		return gendered || human(head, s.doc.Tokens()[src.head].Norm) >= 2
	}
	return gendered && !title(head.key)
}

// isStranger tells whether the source is a he or she that goes on with the
// stranger who was quoted last.
func (r *ranking) isStranger() bool {
	s, src := r.s, &r.source
	t := &r.stranger
	if src.form != thirdPerson || src.inQuote > 0 || t.paragraph < 0 || t.paragraph != s.paragraphOfToken(src.first) || t.token > src.first ||
		t.gender != UnknownGender && t.gender != src.gender {
		return false
	}
	for _, n := range r.near {
		if n.at >= 0 && n.fit < 9 && s.names[n.at].first > t.token && s.quoteAt[s.names[n.at].first] == 0 {
			return false
		}
	}
	return true
}
