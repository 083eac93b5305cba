package speaker_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
	"whosaid/speaker"
)

// An essay is told by an "I" in several paragraphs.
const essay = "My town will drown.\n\n[I] know {the river is rising}. Mayor Tobias Renner does not.\n\n[I] believe {he has never seen it}.\n\nAs a child [I] thought {it would stay where it was}.\n\n"

func TestWhoTellsAnEssay(t *testing.T) {
	for _, c := range []struct{ name, note, want string }{
		{"note behind it", "Laura Brandt is a teacher in Ashby.\n", "Laura Brandt"},
		{"no note", "The river is long.\n", ""},
		{"two notes", "Laura Brandt is a teacher in Ashby.\n\nEllen Holt is a teacher in Ashby.\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, quotes := marked(essay + c.note)
			for _, got := range said(speaker.Resolve(sentence.Parse(text), quotes)) {
				if c.want != "" {
					assert.Equal(t, c.want, got)
				} else {
					assert.NotContains(t, []string{"Laura Brandt", "Ellen Holt"}, got)
				}
			}
		})
	}
}

func TestAReportersIIsNobodyElse(t *testing.T) {
	text, quotes := marked("By Laura Brandt\n\nMayor Tobias Renner opened the fair. [I] told him {it was late}.\n\nThe river is long.\n")
	assert.NotContains(t, said(speaker.Resolve(sentence.Parse(text), quotes)), "Tobias Renner")
}
