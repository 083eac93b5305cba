package speaker

import (
	_ "embed"
	"strings"

	"whosaid/internal/linear"
)

//go:embed nouns.txt
var nounsFile string

// nouns are words for one person: how often they were beside a personal name,
// sorted from 1 (now and then) to 3 (mostly).
var nouns = openNouns(nounsFile)

func openNouns(file string) map[linear.Feature]uint8 {
	out := make(map[linear.Feature]uint8)
	for line := range strings.Lines(file) {
		if word, level, ok := strings.Cut(strings.TrimSpace(line), " "); ok && len(level) == 1 {
			out[linear.String(word)] = level[0] - '0'
		}
	}
	return out
}

// human is how surely a word is a noun for one person, from 0 to 3; words in
// -man and -woman and titles are, whether or not they were met.
func human(w *word, norm string) int {
	if n := nouns[w.key]; n > 0 {
		return int(n)
	}
	if strings.HasSuffix(norm, "woman") || strings.HasSuffix(norm, "man") && len(norm) > 5 {
		return 2
	}
	if _, ok := genderNouns[w.key]; ok || title(w.key) {
		return 2
	}
	if i := strings.LastIndexByte(norm, '-'); i > 0 {
		return int(nouns[linear.String(strings.ToLower(norm[i+1:]))])
	}
	return 0
}
