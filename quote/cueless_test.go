package quote

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestCueless(t *testing.T) {
	const text = `“The roads were bad. They said the bridge was closed. We turned back at noon.” Then we left.`
	always := func(first, last int) bool { return true }
	span := func(start, end int) []Quote { return []Quote{{Content: []sentence.Span{{Start: start, End: end}}}} }
	for _, test := range []struct {
		name   string
		text   string
		quotes []Quote
		turns  []Quote
		want   int
	}{
		{"nobody has it", text, nil, nil, 1},
		{"somebody quoted in it has a part", text, span(34, 54), nil, 1},
		{"somebody has most of it", text, span(23, 80), nil, 0},
		{"part of a turn", text, nil, span(34, 54), 0},
		{"marks are missing, and somebody has a part", text + ` We slept in the car.”`, span(34, 54), nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := newView(sentence.Parse(test.text))
			assert.Len(t, v.cueless(test.quotes, test.turns, always), test.want)
		})
	}
}

func TestAnnounced(t *testing.T) {
	for _, test := range []struct{ name, text, source, cue string }{
		{"a clause with a colon", "The senator's office put it this way on Monday:\n\n“We have nothing to add.”\n", "The senator's office", "put"},
		{"no clause", "Transcript as follows:\n\n“We have nothing to add.”\n", "", ""},
		{"no colon", "The senator's office put it this way on Monday.\n\n“We have nothing to add.”\n", "", ""},
		{"nothing before", "“We have nothing to add.”\n", "", ""},
		{"a colon alone", ":\n\n“We have nothing to add.”\n", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := newView(sentence.Parse(test.text))
			found := v.cueless(nil, nil, v.readsLikeSentence)
			if assert.Len(t, found, 1) {
				assert.Equal(t, test.source, found[0].Source.In(test.text))
				cue := ""
				for _, s := range found[0].Cue {
					cue += s.In(test.text)
				}
				assert.Equal(t, test.cue, cue)
			}
		})
	}
}
