package speaker

import (
	"whosaid/internal/lexicon"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

// agree makes the labels of a document agree with each other: a full name that
// is found in one place is that name in every place, its family name by itself
// is that person, a speaker label in capitals ("MOORE:") is a person, and a
// name in a headline ends where the rest of the document ends it.
func agree(doc *sentence.Document, words []word, segments []segment, tags []label) {
	a := agreement{doc: doc, words: words, tags: tags, full: make(map[linear.Feature]int), family: make(map[linear.Feature]int), alone: make(map[linear.Feature]int), bound: make(map[linear.Feature]bool), lower: make(map[linear.Feature]bool)}
	for i := range words {
		if words[i].shape == lowerShape {
			a.lower[words[i].key] = true
		}
	}
	a.labels(segments)
	a.titled(segments)
	a.voices(segments)
	a.particles(segments)
	for _, s := range segments {
		a.extend(s)
	}
	a.towns()
	a.collect()
	for _, s := range segments {
		a.verbBefore(s)
		a.trim(s)
		a.lone(s)
	}
	for _, s := range segments {
		a.spread(s)
		a.slip(s)
	}
}

type agreement struct {
	doc      *sentence.Document
	words    []word
	tags     []label
	full     map[linear.Feature]int  // full names found outside headlines, by the hash of their words
	family   map[linear.Feature]int  // the last words of full names
	alone    map[linear.Feature]int  // the people of one word found outside headlines
	bound    map[linear.Feature]bool // the pairs of words inside organisations and places outside headlines
	lower    map[linear.Feature]bool
	families map[string][]string // the last words of full names, by how they begin
}

// labels makes people of the names in capitals that stand before a colon at
// the start of a paragraph, where another such name or a person of the document
// ends in the same word. Who is called by what he is ("REPORTER:") has no name.
func (a *agreement) labels(segments []segment) {
	var found []segment
	ends := make(map[linear.Feature]int) // how many people and speaker labels end in a word
	role := func(s segment) bool {
		return s.last-s.first == 1 && human(&a.words[s.first], a.words[s.first].fold) > 0
	}
	for _, s := range segments {
		sent := a.doc.Sentences()[a.doc.SentenceOf(s.first)]
		start := a.doc.Sentences()[a.doc.Paragraphs()[sent.Paragraph].First].First
		if s.first > start+1 || s.first > start && a.words[start].shape != markShape || s.last-s.first > 4 || s.last >= len(a.words) || a.doc.Tokens()[s.last].Norm != ":" {
			continue
		}
		ok := a.words[s.first].key != wordThe // "THE COURT:"
		for i := s.first; i < s.last; i++ {
			ok = ok && (a.words[i].shape == upperShape || a.words[i].shape == initialShape) && !a.lower[a.words[i].key]
		}
		for s.first < s.last-1 && human(&a.words[s.first], a.words[s.first].fold) > 0 {
			s.first++ // "CHIEF MOORE:"
		}
		if last := &a.words[s.last-1]; ok && len(last.fold) > 2 {
			found = append(found, s)
			if !role(s) {
				ends[last.key]++
			}
		}
	}
	if len(found) == 0 {
		return
	}
	a.each(0, len(a.words), func(_, last int) {
		if last == len(a.words) || a.doc.Tokens()[last].Norm != ":" {
			ends[a.words[last-1].key]++
		}
	})
	for _, s := range found {
		least := 2
		if role(s) { // which is not among those counted
			least = 1
		}
		if ends[a.words[s.last-1].key] < least {
			continue
		}
		for i := s.first; i < s.last; i++ {
			a.tags[i] = personInside
		}
		a.tags[s.first] = personBegin
	}
}

// titled makes people of the words in capitals that stand after "Mr." or "Ms."
// and, wherever they stand by themselves, of the same words without it.
func (a *agreement) titled(segments []segment) {
	known := make(map[linear.Feature]bool)
	for _, s := range segments {
		for i := s.first; i < s.last; i++ {
			at := i - 1
			if at > 0 && a.doc.Tokens()[at].Norm == "." {
				at--
			}
			if at < 0 || !address[a.words[at].key] || len(a.words[i].fold) < 2 || title(a.words[i].key) {
				continue
			}
			if a.tags[i] != personBegin && a.tags[i] != personInside {
				a.tags[i] = personBegin
			}
			known[a.words[i].key] = true
		}
	}
	for _, s := range segments {
		for i := s.first; i < s.last; i++ {
			if !known[a.words[i].key] || a.tags[i] == personBegin || a.tags[i] == personInside || i > s.first && a.tags[i-1] != otherLabel {
				continue
			}
			if i+1 == s.last || a.tags[i+1] == otherLabel && a.rare(i+1) {
				a.tags[i] = personBegin
			}
		}
	}
}

// voices makes people of the words in capitals that stand alone beside a word
// of speech more than once, where they are nothing else that is known or the
// document has them behind a forename: "Cuban said" beside "Mark Cuban".
func (a *agreement) voices(segments []segment) {
	spoke := make(map[linear.Feature]int)
	behind := make(map[linear.Feature]bool) // a forename
	for _, s := range segments {
		if s.last == s.first+1 && a.tags[s.first] == otherLabel && (speechWords[a.key(s.first-1)] || speechWords[a.key(s.last)]) {
			spoke[a.words[s.first].key]++
		}
		for i := s.first + 1; i < s.last; i++ {
			if w := &a.words[i-1]; w.shape == capitalShape && forenameBucket(w.fold) >= 2 && !a.lower[w.key] && !title(w.key) {
				behind[a.words[i].key] = true
			}
		}
	}
	voice := func(i int) bool {
		key := a.words[i].key
		return spoke[key] >= 2 && !a.lower[key] && !title(key) && len(a.words[i].fold) > 2 && (behind[key] || a.rare(i))
	}
	for _, s := range segments {
		for i := s.first; i < s.last; i++ {
			if a.tags[i] != otherLabel || !voice(i) {
				continue
			}
			if i > s.first && a.tags[i-1] == otherLabel && forenameBucket(a.words[i-1].fold) >= 2 && !a.lower[a.words[i-1].key] && !title(a.words[i-1].key) {
				a.tags[i-1], a.tags[i] = personBegin, personInside
			} else if s.last == s.first+1 {
				a.tags[i] = personBegin
			}
		}
	}
}

func (a *agreement) key(i int) linear.Feature {
	if i < 0 || i >= len(a.words) {
		return 0
	}
	return a.words[i].key
}

// Titles that nothing but a name follows.
var address = setOf("Mr mr Mr. mrs ms Mrs Mrs. Ms Ms. miss Miss")

// rare tells whether the word is none of the frequent ones and stands nowhere
// in the document in lower case: in a name's company it is part of the name.
func (a *agreement) rare(i int) bool {
	w := &a.words[i]
	norm := a.doc.Tokens()[i].Norm
	return (w.shape == capitalShape || w.shape == mixedShape) && len(w.fold) > 2 && norm[len(norm)-1] != '.' && !a.lower[w.key] && !title(w.key) && lexicon.Cluster(w.fold) == 0
}

// extend takes an unknown word in capitals before a name into it, where it can
// be nothing but a forename, and joins the halves of a name around a nickname
// in marks.
func (a *agreement) extend(s segment) {
	for i := s.first + 1; i < s.last; i++ {
		if a.tags[i] != personBegin || a.tags[i-1] != otherLabel && a.tags[i-1] != groupLabel || i-1 > s.first && a.tags[i-2] != otherLabel {
			continue
		}
		if a.rare(i-1) || a.words[i-1].shape == capitalShape && forenameBucket(a.words[i-1].fold) > 0 && !a.lower[a.words[i-1].key] && !title(a.words[i-1].key) && a.words[i-1].fold != "may" {
			a.tags[i-1], a.tags[i] = personBegin, personInside
		}
	}
	for i := s.first + 1; i < s.last; i++ {
		if (a.tags[i-1] == personBegin || a.tags[i-1] == personInside) && a.tags[i] == otherLabel && a.rare(i) {
			a.tags[i] = personInside
		}
	}
	// "Channel News Director Jane Moore": a forename and one or two words between a title and the end.
	for i := s.first; i < s.last-2; i++ {
		if a.tags[i] == personBegin || a.tags[i] == personInside || !title(a.words[i].key) || s.last-i > 4 || a.tags[i+1] == personBegin ||
			forenameBucket(a.words[i+1].fold) < 2 || a.lower[a.words[i+1].key] || a.headline(i) {
			continue
		}
		for k := i + 1; k < s.last; k++ {
			a.tags[k] = personInside
		}
		a.tags[i+1] = personBegin
		break
	}
	a.nickname(s)
}

// headline tells whether most of the longer words of the token's sentence are in capitals.
func (a *agreement) headline(i int) bool {
	s := a.doc.Sentences()[a.doc.SentenceOf(i)]
	lowers, capitals := 0, 0
	for k := s.First; k < min(s.Last, s.First+40); k++ {
		if len(a.words[k].fold) >= 4 {
			capitals++
		} else if a.words[k].shape == lowerShape && a.doc.Tokens()[k].Len() >= 4 {
			lowers++
		}
	}
	return capitals > 2*lowers && capitals >= 3
}

func (a *agreement) hash(first, last int) linear.Feature {
	var h linear.Feature
	for i := first; i < last; i++ {
		h = h.With(a.words[i].key)
	}
	return h
}

// each calls f for every run of words that is labelled a personal name.
func (a *agreement) each(first, last int, f func(first, last int)) {
	for i := first; i < last; i++ {
		if a.tags[i] != personBegin {
			continue
		}
		j := i + 1
		for j < last && a.tags[j] == personInside {
			j++
		}
		f(i, j)
		i = j - 1
	}
}

func (a *agreement) collect() {
	a.each(0, len(a.words), func(first, last int) {
		if last-first > 5 || a.headline(first) {
			return
		}
		if last-first == 1 {
			a.alone[a.words[first].key]++
			return
		}
		for first < last-2 && title(a.words[first].key) {
			first++
		}
		a.full[a.hash(first, last)]++
		end := last - 1
		if nameSuffixes[a.words[end].fold] && end > first+1 {
			end--
		}
		if len(a.words[end].fold) > 2 {
			a.family[a.words[end].key]++
		}
		if last-first == 3 && particles[a.words[first+1].key] {
			a.full[a.hash(first+1, last)]++ // "Le Brun"
		}
	})
	a.bind()
}

// trim ends names in headlines: "Jane Moore Hammers" where the document has
// "Jane Moore", "Moore Plan" where it has "Moore" and "plan".
func (a *agreement) trim(s segment) {
	a.each(s.first, s.last, func(first, last int) {
		if last-first < 2 || a.full[a.hash(first, last)] > 0 && !a.lower[a.words[last-1].key] {
			return
		}
		if speechWords[a.words[last-1].key] && a.headline(first) {
			a.clear(last-1, last)
			return
		}
		for end := last - 1; end >= first+2; end-- {
			if a.full[a.hash(first, end)] > 0 && (a.family[a.words[last-1].key] <= 1 || a.headline(first)) {
				a.clear(end, last)
				return
			}
		}
		if last-first == 2 && a.headline(first) && a.family[a.words[first].key] > 0 && (a.lower[a.words[first+1].key] || a.family[a.words[first+1].key]+a.alone[a.words[first+1].key] == 0) {
			a.clear(first+1, last)
		}
	})
}

func (a *agreement) clear(first, last int) {
	for i := first; i < last; i++ {
		a.tags[i] = otherLabel
	}
}

// slip makes a person of a rare word that stands alone and is but for one slip
// of the pen the family name of somebody: "Schniderman" beside "Eric Schneiderman".
func (a *agreement) slip(s segment) {
	i := s.first
	if s.last != i+1 || a.tags[i] == personBegin || len(a.words[i].fold) < 6 || !a.rare(i) {
		return
	}
	if a.families == nil {
		a.families = make(map[string][]string)
		a.each(0, len(a.words), func(first, last int) {
			if family := a.words[last-1].fold; last-first > 1 && len(family) > 5 && len(a.families[prefix(family)]) < mostAlike {
				a.families[prefix(family)] = append(a.families[prefix(family)], family)
			}
		})
	}
	for _, family := range a.families[prefix(a.words[i].fold)] {
		if nearby(family, a.words[i].fold) {
			a.tags[i] = personBegin
		}
	}
}

// spread labels the names that are known elsewhere.
func (a *agreement) spread(s segment) {
	for i := s.first; i < s.last; i++ {
		if a.tags[i] == personBegin || a.tags[i] == personInside || !a.words[i].capital() {
			continue
		}
		found := false
		for end := min(s.last, i+5); end >= i+2; end-- {
			if a.full[a.hash(i, end)] == 0 {
				continue
			}
			if end < s.last && a.tags[end] == groupLabel && a.tags[i] == groupLabel {
				break // "John Moore Foundation"
			}
			a.tags[i] = personBegin
			for k := i + 1; k < end; k++ {
				a.tags[k] = personInside
			}
			if end < s.last && a.tags[end] == personInside {
				a.tags[end] = personBegin
			}
			i, found = end-1, true
			break
		}
		headline := a.headline(i)
		if found || a.family[a.words[i].key] == 0 && (!headline || a.alone[a.words[i].key] < 2) {
			continue
		}
		before := i > s.first && a.tags[i-1] != otherLabel
		after := i+1 < s.last && (a.tags[i+1] == groupLabel || a.tags[i+1] == placeLabel)
		if headline {
			before = before && (a.tags[i-1] == personBegin || a.tags[i-1] == personInside || a.bound[a.hash(i-1, i+1)])
			after = after && a.bound[a.hash(i, i+2)]
		}
		if !before && !after {
			a.tags[i] = personBegin
			if i+1 < s.last && a.tags[i+1] == personBegin {
				a.tags[i+1] = personInside
			}
		}
	}
}
