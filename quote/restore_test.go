package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestRestore(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"direct", "We are not going to wait, Brandt said.", `"We are not going to wait," Brandt said.`},
		{"running on", "We lost the roof, she said. I dont know what theyll do now.", `"We lost the roof," she said. "I don't know what they'll do now."`},
		{"reported", "Brandt said the work would begin in June.", "Brandt said the work would begin in June."},
		{"nothing is missing", "“We lost the roof,” she said. “It’s gone.”", "“We lost the roof,” she said. “It’s gone.”"},
		{"two apostrophes for a mark", "''We lost the roof,'' she said.", "''We lost the roof,'' she said."},
		{"marks of TeX", "``We lost the roof,'' she said.", "``We lost the roof,'' she said."},
		{"marks of HTML", "&quot;We lost the roof,&quot; she said.", "&quot;We lost the roof,&quot; she said."},
		{"British marks", "‘We lost the roof,’ she said. ‘It’s gone.’", "‘We lost the roof,’ she said. ‘It’s gone.’"},
		{"one side is missing", "\"We lost the roof, she said.", `"We lost the roof," she said.`},
		{"turns of a transcript", "LINDQVIST: We walked out.\nOKORO: That is not how I remember it.\nLINDQVIST: Then we disagree.\n", "LINDQVIST: We walked out.\nOKORO: That is not how I remember it.\nLINDQVIST: Then we disagree.\n"},
		{"credited", "I dont know him. Ellen Brandt\n\nHe said what we all think! Walter Hobbs\n\nMy father would like him. Anna Holt\n", "\"I don't know him.\" Ellen Brandt\n\n\"He said what we all think!\" Walter Hobbs\n\n\"My father would like him.\" Anna Holt\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, Restore(test.text)) })
	}
}

func TestSingleMarks(t *testing.T) {
	tests := []struct {
		name, text string
		regions    []string
	}{
		{"British", "‘We lost the roof,’ she said.", []string{"We lost the roof,"}},
		{"straight", "'We lost the roof,' she said. 'It is gone.'", []string{"We lost the roof,", "It is gone."}},
		{"apostrophes inside", "'The countries' leaders don't know,' he said.", []string{"The countries' leaders don't know,"}},
		{"last word in s", "He spoke of 'losses' in June.", []string{"losses"}},
		{"double marks inside", "'She told me \"no\" and I don't mind,' he said. 'Not at all.' 'Yes.'", []string{"She told me \"no\" and I don't mind,", "Not at all.", "Yes."}},
		{"within double marks", "“He called it ‘a gift’ to nobody,” she said.", []string{"He called it ‘a gift’ to nobody,"}},
		{"apostrophes alone", "The countries' leaders met in the '90s; it wasn't easy.", nil},
		{"open to the end of the paragraph", "'We lost the roof,' she said.\n\n'It is gone, and", []string{"We lost the roof,"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var regions []string
			for _, s := range readMarks(sentence.Parse(test.text)).spans {
				regions = append(regions, s.In(test.text))
			}
			assert.Equal(t, test.regions, regions)
		})
	}
}

// British marks make the same quotes as American ones. How sure the finder is
// may differ: the grammar knows double marks better.
func TestBritishMarks(t *testing.T) {
	find := func(text string) []Quote {
		quotes := Find(sentence.Parse(text))
		for i := range quotes {
			quotes[i].Confidence, quotes[i].SourceConfidence = 0, 0
		}
		return quotes
	}
	american := "“The sea will not wait for us,” Mayor Ilse Brandt said. “We waited long enough.”\n\nTom Akers called the plan “a gift to nobody”."
	british := strings.NewReplacer("“", "‘", "”", "’").Replace(american)
	assert.NotEmpty(t, find(american))
	assert.Equal(t, find(american), find(british))
}
