package speaker

import (
	_ "embed"
	"strconv"
	"strings"

	"whosaid/internal/linear"
)

//go:embed known.txt
var knownFile string

// known are the people of whom several articles speak, by family name, the one
// who is named in most articles first: what a reader knows before he reads.
var known = openKnown(knownFile)

// A renown is what is known of somebody.
type renown struct {
	forename string
	articles int
	roles    map[linear.Feature]uint8 // words of titles and descriptions: 1 now and then, 2 in at least a tenth of the articles
}

// openKnown reads a table with a line for each person: forename, family name,
// number of articles, and the words for him, those that are frequent with a plus.
func openKnown(file string) map[string][]renown {
	out := make(map[string][]renown)
	for line := range strings.Lines(file) {
		f := strings.Fields(line)
		if len(f) < 3 {
			continue
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			continue
		}
		who := renown{f[0], n, make(map[linear.Feature]uint8, len(f)-3)}
		for _, word := range f[3:] {
			level := uint8(1)
			if w, often := strings.CutSuffix(word, "+"); often {
				word, level = w, 2
			}
			for _, key := range append(party(word), plainTitle(linear.String(word))) {
				who.roles[key] = max(who.roles[key], level)
			}
		}
		out[f[1]] = append(out[f[1]], who)
	}
	return out
}

// renownOf is what is known of a person of the document; of a family name by
// itself, of its most famous bearer.
func renownOf(p *person) *renown {
	list := known[bare(p.family())]
	for i := range list {
		if len(p.parts) < 2 || sameForename(p.parts[0], list[i].forename) {
			return &list[i]
		}
	}
	return nil
}

// fame sorts by the number of articles: 0 for nobody who is known, up to 5.
func (w *renown) fame() int {
	if w == nil {
		return 0
	}
	n := 1
	for limit := 4; w.articles >= limit && n < 5; limit *= 4 {
		n++
	}
	return n
}

// role is how often the word stands for the person, 0 for never.
func (w *renown) role(word linear.Feature) int {
	if w == nil {
		return 0
	}
	return int(w.roles[word])
}
