package speaker

// nickname joins the halves of a name around a nickname in marks: Jane "Jo"
// Moore. Either half, or the nickname, must be known for a person's.
func (a *agreement) nickname(s segment) {
	tokens := a.doc.Tokens()
	open := s.last
	if open+3 >= len(tokens) || !quoteMark(tokens[open].Norm) || !a.words[open+1].capital() || title(a.words[s.last-1].key) {
		return
	}
	shut := open + 2
	if shut < len(tokens)-1 && a.words[shut].capital() {
		shut++
	}
	after := shut + 1
	if after >= len(tokens) || !quoteMark(tokens[shut].Norm) || !a.words[after].capital() || a.lower[a.words[after].key] ||
		a.doc.SentenceOf(open-1) != a.doc.SentenceOf(after) ||
		tokens[open].Start == tokens[open-1].End || tokens[open].End != tokens[open+1].Start || tokens[shut].Start != tokens[shut-1].End {
		return
	}
	person := func(i int) bool { return a.tags[i] == personBegin || a.tags[i] == personInside }
	if !person(open-1) && (!person(after) || !person(open+1)) {
		return
	}
	if !person(open - 1) {
		a.tags[open-1] = personBegin
	}
	for i := open; i <= after; i++ {
		a.tags[i] = personInside
	}
}

func quoteMark(norm string) bool {
	switch norm {
	case "\"", "'", "“", "”", "‘", "’":
		return true
	}
	return false
}
