package format

import (
	"unicode"

	"whosaid/speaker"
)

// contentWords counts the words of a quote's content: runs of letters and
// digits, with what joins them ("don't", "well-known").
func contentWords(text string, a *speaker.Attribution) int {
	n := 0
	for _, c := range a.Content {
		in := false
		for _, r := range Within(c, len(text)).In(text) {
			switch {
			case unicode.IsLetter(r) || unicode.IsNumber(r):
				if !in {
					n++
				}
				in = true
			case r != '\'' && r != '’' && r != '-':
				in = false
			}
		}
	}
	return n
}
