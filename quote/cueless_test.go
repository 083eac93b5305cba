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
