package speaker

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/internal/linear"
)

func TestKnown(t *testing.T) {
	table := openKnown("ellen brandt 40 gov+ carrick\nkarl brandt 3 r-ky+\nno number x\n\nshort 1\n")
	assert.Len(t, table, 1, "lines that are no entries are left out")
	known, table = table, known
	defer func() { known = table }()
	role := func(parts []string, word string) int {
		return renownOf(&person{parts: parts}).role(linear.String(word))
	}
	assert.Equal(t, 2, role([]string{"ellen", "brandt"}, "governor"), "a short title stands for the long one")
	assert.Equal(t, 1, role([]string{"brandt"}, "carrick"), "the family name alone is the best known bearer's")
	assert.Equal(t, 0, role([]string{"brandt"}, "kentucky"))
	assert.Equal(t, 2, role([]string{"karl", "brandt"}, "kentucky"), "a party's letter and a state")
	assert.Equal(t, 0, role([]string{"tobias", "renner"}, "governor"), "nobody")
	assert.Equal(t, 3, renownOf(&person{parts: []string{"brandt"}}).fame())
	assert.Equal(t, 1, renownOf(&person{parts: []string{"karl", "brandt"}}).fame())
	assert.Equal(t, 0, renownOf(&person{parts: []string{"renner"}}).fame())
}

func TestParty(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"r-ky", []string{"republican", "kentucky"}},
		{"d-n.y.", []string{"democrat", "new", "york"}},
		{"i-vt", []string{"independent", "vermont"}},
		{"d-carrick", []string{"democrat"}},
		{"x-ray", nil},
		{"republican", nil},
		{"", nil},
	} {
		var want []linear.Feature
		for _, w := range c.want {
			want = append(want, linear.String(w))
		}
		assert.Equal(t, want, party(c.text), c.text)
	}
}
