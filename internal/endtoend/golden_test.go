package endtoend

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/corpus"
	"whosaid/internal/golden"
	"whosaid/internal/score"
	"whosaid/speaker"
)

// floors are the rows of each article that must be found with the right
// speaker, at the least: as published, stripped, shuffled. They are what the
// models reach, less one.
var floors = map[string][3]int{
	"council":   {7, 8, 8},
	"court":     {9, 8, 8},
	"finding":   {8, 7, 7},
	"interview": {9, 8, 8},
	"match":     {5, 4, 3},
	"quarter":   {7, 7, 7},
	"storm":     {7, 7, 9},
	"strike":    {7, 7, 7},
	"talks":     {7, 7, 7},
}

var damages = [3]corpus.Condition{corpus.Intact, corpus.Stripped, corpus.Shuffled}

// TestArticles reads each article as written, stripped and shuffled. Enough
// rows must be right, and as written and stripped the starred ones must come
// out word for word. With FLOORS=1 it prints what is reached.
func TestArticles(t *testing.T) {
	for _, a := range articles(t) {
		floor, ok := floors[a.ID]
		require.True(t, ok, "no floors for %s", a.ID)
		var reached [3]int
		for i, c := range damages {
			t.Run(a.ID+"/"+string(c), func(t *testing.T) {
				damaged := corpus.Damage(&a.Article, c, 1)
				attributions := speaker.Attribute(damaged.Text)
				check(t, damaged.Text, attributions)
				verdicts := score.Verdicts(damaged, quotes(attributions))
				for n, v := range verdicts {
					if os.Getenv("FLOORS") != "" && v.Exact && v.Speaker {
						fmt.Println(a.ID, c, "word for word: row", damaged.Attributions[n].ID)
					}
					if v.Found && v.Speaker {
						reached[i]++
					}
					if starred(a, damaged.Attributions[n].ID, c) {
						assert.True(t, v.Exact && v.Speaker, "row %s: %s: %+v", damaged.Attributions[n].ID, row(damaged, n), v)
					}
					if !v.Found || !v.Speaker {
						t.Logf("row %s: %s: %+v", damaged.Attributions[n].ID, row(damaged, n), v)
					}
				}
				assert.GreaterOrEqual(t, reached[i], floor[i], "of %d rows", len(verdicts))
			})
		}
		if os.Getenv("FLOORS") != "" {
			fmt.Printf("\t%-12s{%d, %d, %d}, // of %d\n", fmt.Sprintf("%q:", a.ID), reached[0], reached[1], reached[2], len(a.Attributions))
		}
	}
}

func starred(a *golden.Article, id string, c corpus.Condition) bool {
	return a.Exact[id] && c != corpus.Shuffled
}

func row(a *corpus.Article, n int) string {
	at := &a.Attributions[n]
	s := at.Speaker.Kind + " " + at.Speaker.Name + ":"
	for _, c := range at.Content {
		s += " [" + a.Text[c.Start:c.End] + "]"
	}
	return s
}

func quotes(attributions []speaker.Attribution) []score.Quote {
	out := make([]score.Quote, len(attributions))
	for i, a := range attributions {
		out[i] = score.Quote{Content: a.Content, Verbatim: a.Verbatim, Cue: a.Cue, Mention: a.Source, Kind: a.Kind.String()}
		if a.Speaker != nil {
			out[i].SpeakerKind, out[i].Name = a.Speaker.Kind.String(), a.Speaker.Name
		}
	}
	return out
}
