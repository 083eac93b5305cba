package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"whosaid/internal/lexicon"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

// A shape says how a word is written.
type shape uint8

const (
	markShape    shape = iota // no letter or digit
	lowerShape                // "said"
	capitalShape              // "Moore"
	upperShape                // "NATO", "MOORE"
	initialShape              // "J", "J."
	mixedShape                // "McCain", "eBay"
	digitShape                // "2024", "60th"
	suffixShape               // "'s", "n't"
)

// A word is what the namer knows of a token before it knows anything of its
// neighbours.
type word struct {
	fold  string         // lower case, without accents: names are compared by it. Empty where the token is lower case as it stands
	key   linear.Feature // of the folded form
	shape shape
}

// capital tells whether the word may be part of a name.
func (w *word) capital() bool {
	switch w.shape {
	case capitalShape, upperShape, initialShape, mixedShape:
		return true
	}
	return false
}

func wordsOf(doc *sentence.Document) []word {
	tokens := doc.Tokens()
	out := make([]word, len(tokens))
	for i, t := range tokens {
		out[i] = wordOf(t.Norm)
	}
	return out
}

func wordOf(text string) word {
	w := word{shape: shapeOf(text)}
	if w.capital() {
		w.fold = fold(text)
		w.key = linear.String(w.fold)
	} else {
		w.key = linear.String(text)
	}
	return w
}

func shapeOf(text string) shape {
	if strings.HasPrefix(text, "'") && len(text) > 1 || text == "n't" {
		return suffixShape
	}
	first, n := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsDigit(first):
		return digitShape
	case !unicode.IsLetter(first):
		return markShape
	}
	lowers, uppers, inner := 0, 0, 0
	for i, r := range text {
		if unicode.IsUpper(r) {
			uppers++
			if i > 0 {
				inner++
			}
		} else if unicode.IsLetter(r) {
			lowers++
		}
	}
	switch {
	case uppers == 0:
		return lowerShape
	case uppers == 1 && lowers == 0 && len(text) <= n+1:
		return initialShape
	case lowers == 0:
		return upperShape
	case inner > 0:
		return mixedShape
	case unicode.IsUpper(first):
		return capitalShape
	}
	return lowerShape
}

var folder = cases.Fold()

// fold is the form by which names are compared: case, accents and full stops
// make no difference.
func fold(text string) string {
	ascii := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(strings.TrimSuffix(text, "."))
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == '`':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return folder.String(strings.TrimSuffix(b.String(), "."))
}

func clusterOf(text string) int { return lexicon.Cluster(fold(text)) }
