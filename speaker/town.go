package speaker

// towns makes places of the names that stand before a state's abbreviation:
// "Ashby, Md.", "Ashby Va.", but not "Jane Ashby, Md."
func (a *agreement) towns() {
	a.each(0, len(a.words), func(first, last int) {
		state := last
		switch {
		case a.state(last - 1):
			state = last - 1
		case a.key(last) == wordComma && a.state(last+1):
		case a.state(last):
		default:
			return
		}
		if state-first > 2 || state == first || state-first == 2 && forenameBucket(a.words[first].fold) >= 2 || first > 0 && title(a.words[first-1].key) {
			return
		}
		for i := first; i < last; i++ {
			a.tags[i] = placeLabel
		}
	})
}

// state tells whether the token is a state's abbreviation, by its full stop or
// in capitals.
func (a *agreement) state(i int) bool {
	if i < 0 || i >= len(a.words) {
		return false
	}
	w, norm := &a.words[i], a.doc.Tokens()[i].Norm
	if _, ok := states[w.fold]; !ok || !w.capital() || w.shape == initialShape {
		return false
	}
	if w.shape == upperShape && len(norm) == 2 {
		return true
	}
	return w.shape == capitalShape && len(norm) <= 6 && (norm[len(norm)-1] == '.' || i+1 < len(a.words) && a.doc.Tokens()[i+1].Norm == ".")
}
