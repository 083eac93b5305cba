package sentence

import "whosaid/internal/linear"

// The kinds of candidates.
const (
	sCandidate = iota
	bareCandidate
	prefixCandidate
)

// alsoWords are the contractions that are words without their apostrophe, too.
var alsoWords = func() map[linear.Feature]bool {
	m := make(map[linear.Feature]bool)
	for w := range set("were well hell shell ill id wed shed wont cant whore whod howd hed thered itd whatd howre whatre") {
		m[lowerHash(w)] = true
	}
	return m
}()

// candidate tells what may be missing in a word: an apostrophe at its s, one in
// a contraction, one after its first letter.
func (p *piece) candidate() (s, contracted, prefix bool) {
	if p.kind != wordPiece || len(p.norm) < 2 {
		return
	}
	w := p.norm
	last := w[len(w)-1]
	if last|0x20 == 's' && p.shape != mixedShape || last == 's' {
		s = !never[p.key] && wordish(w[len(w)-2]) && !standing(w)
	}
	if !s && len(w) < 9 {
		_, contracted = bareWords[p.key]
	}
	prefix = p.shape == mixedShape && len(w) > 3 && (w[0] == 'O' || w[0] == 'D' || w[0] == 'L') && class7(w[1])&upperByte != 0 && class7(w[2])&lowerByte != 0
	return
}

// standing tells whether the last apostrophe of w is its possessive's.
func standing(w string) bool {
	for i := max(0, len(w)-3); i < len(w); i++ {
		if w[i] == '\'' {
			return true
		}
	}
	return false
}

// never are frequent words in s that hold no apostrophe.
var never = func() map[linear.Feature]bool {
	m := make(map[linear.Feature]bool)
	for w := range set("is as was has his this us does thus plus yes always perhaps less unless across news press process success loss access business congress class pass miss ms mrs mr gas bus various previous serious religious") {
		m[lowerHash(w)] = true
	}
	for w := range set("congress business press class process") { // the Congress' leaders
		delete(m, lowerHash(w))
	}
	return m
}()

// stem is the word without its last s.
func stem(w string) string { return w[:len(w)-1] }
