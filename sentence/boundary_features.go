package sentence

import (
	"strings"

	"whosaid/internal/linear"
)

// terminal tells whether a token may be the last of a sentence by itself.
func terminal(norm string) bool {
	if norm == "" {
		return false
	}
	c := norm[len(norm)-1]
	return c == '.' || c == '?' || c == '!' || c == ':' || c == ';'
}

// closing tells whether the mark at i belongs to what is before it.
func (s *segmenter) closing(i int) bool {
	switch s.tokens[i].Norm {
	case ")", "]", "}":
		return true
	case "\"", "'":
		return i > 0 && s.tokens[i-1].End == s.tokens[i].Start && (i+1 >= len(s.tokens) || s.tokens[i+1].Start > s.tokens[i].End || !wordish(s.text[s.tokens[i+1].Start]))
	}
	return false
}

// opening tells whether the mark at i belongs to what is after it.
func (s *segmenter) opening(i int) bool {
	switch s.tokens[i].Norm {
	case "(", "[", "{":
		return true
	case "\"", "'":
		return i+1 < len(s.tokens) && s.tokens[i+1].Start == s.tokens[i].End && (i == 0 || s.tokens[i-1].End < s.tokens[i].Start)
	}
	return false
}

func (s *segmenter) norm(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return "\n"
	}
	return s.tokens[i].Norm
}

// shapeOf is how a word is written; lengths matter for single letters only.
func shapeOf(w string) int {
	if w == "" {
		return 0
	}
	c := class7(w[0])
	switch {
	case len(w) > 5 && (strings.HasPrefix(w, "http") || strings.HasPrefix(w, "www.")):
		return 9
	case len(w) > 4 && strings.IndexByte(w, '@') > 0:
		return 10
	case c&digitByte != 0:
		return 1
	case c&lowerByte != 0 && w[0] < 0x80:
		return 2
	case c&upperByte != 0:
		switch {
		case len(w) == 1:
			return 3
		case class7(w[1])&upperByte != 0:
			return 4
		case w[1] == '.':
			return 5
		}
		return 6
	case w[0] >= 0x80:
		return 7
	}
	return 8
}

// extract sets features to those of the place after token i. With hasty it
// stops early, and is false, where the first of them leave no hope that a
// sentence ends there.
func (s *segmenter) extract(i int, hasty bool) bool {
	end := i // the last token that is no closing mark
	for end > 0 && end > i-3 && s.closing(end) {
		end--
	}
	next := i + 1 // the first that is no opening mark
	for next < len(s.tokens)-1 && next < i+3 && s.opening(next) {
		next++
	}
	term, word := "", end
	if c := s.tokens[end].Norm; terminal(c) || !wordish(c[0]) && len(c) > 0 && c[0] < 0x80 {
		term = c[:min(len(c), 2)]
		if c == "..." {
			term = c
		}
		if wordish(c[0]) {
			term = "A."
		} else if end > 0 {
			word--
		}
	}
	if len(term) == 2 && term[0] == ':' {
		term = ":)"
	}
	w, v := s.norm(word), s.norm(next)
	wk, vk := lowerHash(w), lowerHash(v)
	wl, vl := known(wk), known(vk)
	u := s.norm(next + 1)
	ul := known(lowerHash(u))
	x := s.norm(word - 1)
	xk := lowerHash(x)
	xl := known(xk)
	n := func(x int) linear.Feature { return linear.Feature(x) }
	b := func(x bool) linear.Feature {
		if x {
			return 1
		}
		return 0
	}
	gap := s.tokens[i+1].Start - s.tokens[i].End
	tk := linear.String(term)
	marks := n((i-end)*4 + next - i - 1)
	s.eager = term != "" && shapeOf(v) != 2
	sv, sw, su, sx := n(shapeOf(v)), n(shapeOf(w)), n(shapeOf(u)), n(shapeOf(x))
	s.features, s.summed, s.sums = s.features[:0], 0, [2]int32{}
	t := 0
	add := func(values ...linear.Feature) {
		f := linear.Template(t)
		t++
		for _, v := range values {
			f = f.With(v)
		}
		s.features = append(s.features, f)
	}
	add()
	add(tk)
	add(tk, marks)
	add(tk, sv)
	add(tk, marks, sv, n(min(gap, 3)))
	add(tk, sw, sv)
	add(tk, sw, sv, su)
	add(tk, wk)
	add(tk, vk)
	add(tk, wk, sv)
	add(tk, vk, sw)
	add(wk, vk)
	add(tk, n(int(wl.tag)), sv)
	add(tk, n(int(vl.tag)), sv)
	add(tk, n(int(wl.tag)), n(int(vl.tag)), sv)
	add(tk, n(int(vl.tag)), n(int(ul.tag)), sv)
	add(tk, n(int(xl.tag)), n(int(wl.tag)), n(int(vl.tag)))
	if hasty && term == "" && s.hopeless() {
		return false
	}
	wp, vp := typicalOf(w), typicalOf(v)
	length := n(min(6, (i+1-s.start+1)/2))
	total := n(min(5, len(s.tokens)/5))
	left := n(min(5, (len(s.tokens)-i)/3))
	ortho := n(vp.ortho)
	before, after := 0, 0 // how many words with a capital are in a row
	for before < 4 && word-before >= 0 && class7(s.tokens[word-before].Norm[0])&upperByte != 0 {
		before++
	}
	for after < 4 && next+after < len(s.tokens) && class7(s.tokens[next+after].Norm[0])&upperByte != 0 {
		after++
	}
	capitals := n(before*5 + after)
	add(tk, n(int(vl.cluster)), sv)
	add(tk, n(int(vl.fine)), sv)
	add(tk, n(int(wl.cluster)), sv)
	add(tk, n(int(wl.fine)), sv)
	add(tk, n(int(wl.cluster)), n(int(vl.cluster)), sv)
	add(tk, b(wp.abbreviation), sv)
	add(tk, b(wp.abbreviation), ortho)
	add(tk, b(vp.starter), sv)
	add(tk, ortho, sv)
	add(tk, ortho, sw)
	add(tk, length)
	add(tk, length, sv)
	add(tk, total, left, sv)
	add(tk, left, length)
	add(tk, n(min(len(w), 5)), sv)
	add(tk, suffixHash(w, 3), sv)
	add(tk, suffixHash(v, 3), sv)
	add(tk, lowerHash(x), sv)
	add(tk, lowerHash(u), sv)
	add(tk, sx, sw, sv, su)
	add(tk, lowerHash(s.tokens[i].Norm), lowerHash(s.tokens[i+1].Norm))
	add(tk, n(int(vl.rank)), sv)
	add(tk, n(min(gap, 3)), sv)
	add(tk, n(s.closed), sv)
	add(tk, n(s.closed), length, sv)
	add(marks, lowerHash(s.tokens[i].Norm), sv)
	add(marks, sv, n(int(vl.tag)))
	add(tk, capitals)
	add(tk, capitals, vk)
	add(tk, capitals, n(int(vl.tag)))
	add(tk, capitals, length)
	add(tk, xk, wk, vk)
	add(tk, n(int(wl.tag)), vk)
	add(tk, wk, n(int(vl.tag)))
	add(tk, b(vp.starter), ortho, n(int(wl.tag)))
	return true
}

// hopeless tells whether the features so far speak so much against an end that
// those to come have never outweighed them. Most capitals inside a sentence are
// told by these alone.
func (s *segmenter) hopeless() bool {
	return s.scores()[1] < -40
}

// scores are the sums of the weights of the features so far.
func (s *segmenter) scores() [2]int32 {
	boundaries.AddAll(s.sums[:], s.features[s.summed:])
	s.summed = len(s.features)
	return s.sums
}
