package score_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/internal/corpus"
	"whosaid/internal/score"
)

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		name, gold, pred string
		aliases          []string
		want             bool
	}{
		{name: "the same", gold: "Ada Quill", pred: "Ada Quill", want: true},
		{name: "a middle name more", gold: "Ada Quill", pred: "Ada M. Quill", want: true},
		{name: "title and suffix", gold: "Tom Brand", pred: "Sen. Tom Brand Jr.", want: true},
		{name: "apostrophe lost", gold: "Sean O'Dell", pred: "Sean ODell", want: true},
		{name: "letters outside ASCII lost", gold: "Zoë Marr", pred: "Zo Marr", want: true},
		{name: "family name alone is too little", gold: "Ada Quill", pred: "Quill", want: false},
		{name: "family name alone is all there is", gold: "Quill", pred: "Ada Quill", want: true},
		{name: "another forename", gold: "Ada Quill", pred: "Ben Quill", want: false},
		{name: "another family name", gold: "Ada Quill", pred: "Ada Brand", want: false},
		{name: "titles of two genders", gold: "Mr. Quill", pred: "Mrs. Quill", want: false},
		{name: "an alias", gold: "Anna of Marr", pred: "The Countess", aliases: []string{"Countess"}, want: true},
		{name: "nobody", gold: "Ada Quill", pred: "", want: false},
		{name: "no letters", gold: "!", pred: "?", want: false},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, score.SamePerson(&corpus.Speaker{Name: c.gold, Aliases: c.aliases}, c.pred))
		})
	}
}

func TestSameFamily(t *testing.T) {
	assert.True(t, score.SameFamily("Ada Quill", "Ben Quill"))
	assert.False(t, score.SameFamily("Ada Quill", "Ada Brand"))
	assert.False(t, score.SameFamily("", ""))
}

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                       nil,
		"Don't stop":             {"Don't", "stop"},
		"the boys’ 'own' end'":   {"the", "boys", "own", "end"},
		"a''b x_y 3.5 naïve":     {"a", "b", "x", "y", "3", "5", "naïve"},
		"bad \xff\xfebytes O'":   {"bad", "bytes", "O"},
		"It’s Zoë’s, isn’t it?":  {"It’s", "Zoë’s", "isn’t", "it"},
		"rock'n'roll well-known": {"rock'n'roll", "well", "known"},
	} {
		var got []string
		for _, w := range score.Words(text) {
			got = append(got, w.In(text))
		}
		assert.Equal(t, want, got, text)
	}
}
