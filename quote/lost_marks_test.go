package quote

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestLostMarks(t *testing.T) {
	tests := []struct {
		name, text string
		spans      []string
	}{
		{"the opening mark is lost", "We lost the roof,\" she said. \"We are going to stay.\"", []string{"We lost the roof,", "We are going to stay."}},
		{"the closing mark is lost", "\"We lost the roof, she said.", []string{"We lost the roof,"}},
		{"she speaks on", "\"We lost the roof, she said. We were in the kitchen at the time.", []string{"We lost the roof,", "We were in the kitchen at the time."}},
		{"a part of a sentence", "The mayor called the plan \"a disaster and a waste of money.", []string{"a disaster and a waste of money."}},
		{"all marks are lost", "I dont think were going to win this, Brandt said.", []string{"I dont think were going to win this,"}},
		{"none was there", "The council will meet in June, the mayor said.", nil},
		{"nothing", "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := newFinder(newView(sentence.Parse(test.text)), installed)
			var spans []string
			for _, r := range f.lostMarks().spans {
				spans = append(spans, test.text[f.v.tokens[r[0]].Start:f.v.tokens[r[1]-1].End])
			}
			assert.Equal(t, test.spans, spans)
			assert.Len(t, f.lostMarks().within, len(f.v.tokens))
		})
	}
}

// Where a mark is lost, quotations are found whole.
func TestCorrect(t *testing.T) {
	const text = "We lost the roof,\" she said. \"We are going to stay.\""
	f := newFinder(newView(sentence.Parse(text)), installed)
	m := f.v.marks
	assert.Equal(t, oddMarks, m.state)
	f.correct()
	var spans []string
	for k, s := range m.spans {
		spans = append(spans, s.In(text))
		assert.Equal(t, int32(k), m.region[m.first[k]])
		assert.True(t, m.inside[m.first[k]])
	}
	assert.Equal(t, []string{"We lost the roof,", "We are going to stay."}, spans)
	assert.Equal(t, int32(-1), m.region[f.v.tokenAt(len("We lost the roof,\" s"))])
}
