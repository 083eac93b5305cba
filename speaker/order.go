package speaker

import (
	_ "embed"
	"math"

	"whosaid/internal/linear"
)

//go:embed order.model
var orderFile string

var orderModel = openRanker(orderFile)

// A text of few paragraphs shows next to nothing of their order, and is in order
// most of the time: below fewest it is taken to be, and below few it is unless
// the signs against it are strong.
const (
	fewest = 8
	few    = 12
	strong = 80 // in units of the model: 12 to 1
)

// ordered tells whether the paragraphs seem to stand in the order in which
// they were written.
func ordered(s *scene, c *crowd) bool {
	paragraphs := len(s.doc.Paragraphs())
	if orderModel == nil || paragraphs < fewest {
		return true
	}
	var score [2]int32
	for _, f := range orderFeatures(s, c) {
		orderModel.Add(score[:], f)
	}
	against := score[1] - score[0]
	if paragraphs < few {
		return against <= strong
	}
	return against <= 0
}

// orderFeatures are what tells a text in order from one that is shuffled: how
// each sign of order compares with what a random order would show.
func orderFeatures(s *scene, c *crowd) []linear.Feature {
	var out []linear.Feature
	paragraphs := len(s.doc.Paragraphs())
	size := min(paragraphs/6, 6)
	n := 0
	add := func(v int) {
		out = append(out, linear.Template(n).Int(v), linear.Template(n).Int(v).Int(size))
		n++
	}
	add(0)
	good, bad := s.introductions()
	add(level(good, good+bad))
	add(min(bad, 6))
	good, bad = s.openings()
	add(level(good, good+bad))
	add(min(bad, 6))
	near, far := s.returns()
	add(ratio(near, far))
	near, far = c.cohesion()
	add(ratio(near, far))
	add(s.credits())
	add(s.lead())
	return out
}

// level is good out of all in eighths, 9 for nothing out of nothing.
func level(good, all int) int {
	if all == 0 {
		return 9
	}
	return 8*good/all*4 + min(all-1, 3)
}

// ratio sorts how many times as large as far near is.
func ratio(near, far float64) int {
	if far <= 0 {
		return 99
	}
	return int(max(-8, min(8, math.Round(4*math.Log2((near+0.02)/(far+0.02))))))
}

// introductions counts the people whose first name in the text after the
// headline is their full one (good) and the others who have a full one.
func (s *scene) introductions() (good, bad int) {
	for i := range s.people {
		p := &s.people[i]
		if !s.names[p.fullest].full() {
			continue
		}
		shorts := 0
		first := -1
		for _, at := range p.names {
			if s.paragraphOf(s.names[at].first) == 0 {
				continue
			}
			if first < 0 {
				first = at
			}
			if !s.names[at].full() {
				shorts++
			}
		}
		if shorts == 0 {
			continue
		}
		if s.names[first].full() {
			good++
		} else {
			bad++
		}
	}
	return
}

// openings counts the paragraphs with a pronoun before any name that fits, and
// whether the paragraph before speaks of somebody of that gender.
func (s *scene) openings() (good, bad int) {
	at := 0
	for i := range s.doc.Paragraphs() {
		if i == 0 {
			continue
		}
		first, last := s.tokensOf(i)
		for at < len(s.pronouns) && s.pronouns[at].token < first {
			at++
		}
		if at == len(s.pronouns) || s.pronouns[at].token >= last {
			continue
		}
		p := s.pronouns[at]
		if s.speaksOf(first, p.token, p.gender, false) {
			continue
		}
		before, end := s.tokensOf(i - 1)
		if s.speaksOf(before, end, p.gender, true) {
			good++
		} else {
			bad++
		}
	}
	return
}

func (s *scene) tokensOf(paragraph int) (first, last int) {
	p := s.doc.Paragraphs()[paragraph]
	return s.doc.Sentences()[p.First].First, s.doc.Sentences()[p.Last-1].Last
}

// speaksOf tells whether a person of the gender, or, where pronouns count, a
// pronoun of it, stands among the tokens.
func (s *scene) speaksOf(first, last int, g Gender, pronouns bool) bool {
	for i := first; i < last; i++ {
		if n := int(s.nameAt[i]); n > 0 {
			if p := &s.people[s.names[n-1].person]; p.gender == g || p.gender == UnknownGender {
				return true
			}
		}
		if pronouns && personalPronouns[s.words[i].key] == g {
			return true
		}
	}
	return false
}

// returns compares how often a paragraph names somebody whom the one before
// names too with how often two paragraphs of the text do.
func (s *scene) returns() (near, far float64) {
	paragraphs := len(s.doc.Paragraphs())
	nears, pairs := 0, 0.0
	for i := range s.people {
		last, seen := -2, 0
		for _, at := range s.people[i].names {
			p := s.paragraphOf(s.names[at].first)
			if p == last {
				continue
			}
			if p == last+1 {
				nears++
			}
			last = p
			seen++
		}
		pairs += float64(seen*(seen-1)) / 2
	}
	all := float64(paragraphs*(paragraphs-1)) / 2
	return float64(nears) / float64(paragraphs-1), pairs / all
}

// cohesion compares the words that neighbours share with those that any two
// paragraphs share.
func (c *crowd) cohesion() (near, far float64) {
	paragraphs := len(c.s.doc.Paragraphs())
	nears, pairs := 0, 0.0
	for _, list := range c.paragraphs {
		n := len(list)
		if n < 2 || n > mostAlikeParagraphs {
			continue
		}
		pairs += float64(n*(n-1)) / 2
		for i := 1; i < n; i++ {
			if list[i] == list[i-1]+1 {
				nears++
			}
		}
	}
	return float64(nears) / float64(paragraphs-1), pairs / (float64(paragraphs*(paragraphs-1)) / 2)
}

var (
	creditWords = setOf("contributed editing")
)

// credits tells where the text thanks its helpers: 1 at the end, 2 elsewhere.
func (s *scene) credits() int {
	out := 0
	for i := range s.words {
		if creditWords[s.words[i].key] {
			if s.paragraphOf(i) >= len(s.doc.Paragraphs())-2 {
				return 1
			}
			out = 2
		}
	}
	return out
}

// lead tells where a dateline stands: 1 in the paragraphs in front, 2 behind.
func (s *scene) lead() int {
	for i := 1; i < len(s.words)-1; i++ {
		if w := s.doc.Tokens()[i].Norm; (w == "AP" || w == "Reuters" || w == "CNN" || w == "AFP") && s.doc.Tokens()[i-1].Norm == "(" {
			if first, _ := s.tokensOf(s.paragraphOf(i)); i-first > 8 {
				continue
			}
			if s.paragraphOf(i) <= 3 {
				return 1
			}
			return 2
		}
	}
	return 0
}
