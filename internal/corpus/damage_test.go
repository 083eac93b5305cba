package corpus

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func article() *Article {
	text := "Harbor plan\n\n“We’re late,” Brandt said – in Ellery.\n\nShe left at noon.\n\nNobody stayed."
	at := func(s string) []Span {
		i := strings.Index(text, s)
		return []Span{{i, i + len(s)}}
	}
	return &Article{ID: "a", Text: text, Attributions: []Attribution{
		{ID: "1", Content: at("We’re late"), Cue: at("said"), Source: at("Brandt"), Verbatim: at("We’re late")},
	}}
}

func in(a *Article, spans []Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, a.Text[s.Start:s.End])
	}
	return strings.Join(parts, "|")
}

func TestDamageCarriesTheGold(t *testing.T) {
	tests := []struct {
		condition Condition
		content   string
	}{
		{Intact, "We’re late"},
		{Stripped, "Were late"},
		{Shuffled, "Were late"},
	}
	for _, test := range tests {
		t.Run(string(test.condition), func(t *testing.T) {
			d := Damage(article(), test.condition, 1)
			require.Len(t, d.Attributions, 1)
			g := d.Attributions[0]
			assert.Equal(t, test.content, in(d, g.Content))
			assert.Equal(t, test.content, in(d, g.Verbatim))
			assert.Equal(t, "said", in(d, g.Cue))
			assert.Equal(t, "Brandt", in(d, g.Source))
		})
	}
}

func TestStrippedHasNothingButASCII(t *testing.T) {
	d := Damage(article(), Stripped, 1)
	assert.Equal(t, "Harbor plan\n\nWere late, Brandt said  in Ellery.\n\nShe left at noon.\n\nNobody stayed.", d.Text)
}

func TestShuffledKeepsTheHeadline(t *testing.T) {
	d := Damage(article(), Shuffled, 1)
	lines := strings.Split(strings.TrimSuffix(d.Text, "\n"), "\n")
	assert.Equal(t, "Harbor plan", lines[0])
	assert.ElementsMatch(t, []string{"Harbor plan", "Were late, Brandt said  in Ellery.", "She left at noon.", "Nobody stayed."}, lines)
}

func TestHalfDropsSomeMarks(t *testing.T) {
	a := &Article{ID: "b", Text: strings.Repeat("“x” ", 200)}
	left := strings.Count(Damage(a, Half, 1).Text, "“") + strings.Count(Damage(a, Half, 1).Text, "”")
	assert.InDelta(t, 200, left, 60)
	assert.Equal(t, Damage(a, Half, 1), Damage(a, Half, 1), "the same each time")
	assert.NotEqual(t, Damage(a, Half, 1).Text, Damage(a, Half, 2).Text)
}

func TestDamageOfInvalidText(t *testing.T) {
	d := Damage(&Article{ID: "c", Text: "a\xffb \x80"}, Stripped, 1)
	assert.Equal(t, "ab ", d.Text)
}
