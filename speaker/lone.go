package speaker

// particles makes people of a forename, an Arabic or Frisian particle and a
// name, which are too rare for the detector to know: "Hamid bin Faris".
func (a *agreement) particles(segments []segment) {
	for _, s := range segments {
		i := s.first
		if s.last != i+3 || !nobiliary[a.words[i+1].key] || a.tags[i] == personBegin || title(a.words[i].key) || a.lower[a.words[i].key] {
			continue
		}
		switch a.key(i - 1) {
		case wordIn, wordAt, wordFrom, wordThe, ofWord:
			continue
		}
		if i == a.doc.Sentences()[a.doc.SentenceOf(i)].First && forenameBucket(a.words[i].fold) == 0 && !a.rare(i) {
			continue // "Later bin Faris"
		}
		a.tags[i], a.tags[i+1], a.tags[i+2] = personBegin, personInside, personInside
	}
}

var nobiliary = setOf("bin ibn al von van le der ter")

// lone joins a forename to the name of one word behind it that is a person
// elsewhere in the document, where the detector took the two for something
// else: "House Jane Moore"; and a rare word that is a person in one place is
// one wherever it stands by itself.
func (a *agreement) lone(s segment) {
	for i := s.first + 1; i < s.last; i++ {
		if a.tags[i] == personBegin || a.tags[i] == personInside || a.alone[a.words[i].key] == 0 ||
			i+1 < s.last && a.tags[i+1] == a.tags[i] && a.tags[i] != otherLabel {
			continue
		}
		w := &a.words[i-1]
		if w.shape != capitalShape || a.lower[w.key] || title(w.key) || a.tags[i-1] != a.tags[i] {
			continue
		}
		if forenameBucket(w.fold) >= 2 || a.rare(i-1) {
			a.tags[i-1], a.tags[i] = personBegin, personInside
		}
	}
	for i := s.first; i < s.last; i++ {
		if s.last == s.first+1 && a.tags[i] != personBegin && a.tags[i] != personInside && a.alone[a.words[i].key] > 0 && a.rare(i) {
			a.tags[i] = personBegin
		}
	}
}
