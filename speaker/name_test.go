package speaker

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/sentence"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{"Moore": "moore", "Núñez": "nunez", "St.": "st", "O’Brien": "o'brien", "STRAẞE": "strasse", "Zoë": "zoe"} {
		assert.Equal(t, want, fold(text))
	}
}

func TestShape(t *testing.T) {
	for text, want := range map[string]shape{"said": lowerShape, "Moore": capitalShape, "MOORE": upperShape, "J": initialShape, "J.": initialShape,
		"McCain": mixedShape, "60th": digitShape, ",": markShape, "'s": suffixShape, "n't": suffixShape, "É": initialShape} {
		assert.Equal(t, want, shapeOf(text), text)
	}
}

func TestSameForename(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"robert", "bob", true}, {"robert", "r", true}, {"robert", "rob", true}, {"roberta", "robert", false}, {"annalena", "analena", true},
		{"ellen", "helen", false}, {"jane", "john", false}, {"j", "john", true}, {"william", "bill", true},
	} {
		assert.Equal(t, c.want, sameForename(c.a, c.b), c)
		assert.Equal(t, c.want, sameForename(c.b, c.a), c)
	}
}

func TestNearby(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"bornstein", "bornsten", true}, {"renner", "rener", true}, {"brandt", "brant", true}, {"moss", "mosse", false},
		{"carver", "carvre", true}, {"carver", "marver", false}, {"carver", "cravre", false}, {"holt", "holt", true},
	} {
		assert.Equal(t, c.want, nearby(c.a, c.b), c)
		assert.Equal(t, c.want, nearby(c.b, c.a), c)
	}
}

// namesIn makes names of a list, "|" between them; a leading "Mr." or "Ms." is a title.
func namesIn(list string) []name {
	var out []name
	for i, text := range strings.Split(list, "|") {
		n := name{first: i, last: i + 1}
		for _, w := range strings.Fields(text) {
			switch {
			case w == "Mr.":
				n.gender = Male
			case w == "Ms.":
				n.gender = Female
			case nameSuffixes[fold(w)]:
				n.suffix = fold(w)
			default:
				n.parts = append(n.parts, fold(w))
			}
		}
		out = append(out, n)
	}
	return out
}

func TestCluster(t *testing.T) {
	for _, c := range []struct {
		name, names string
		want        []int
	}{
		{"full and short", "Jane Moore|Moore|Jane", []int{0, 0, 0}},
		{"short first", "Moore|Jane Moore", []int{0, 0}},
		{"title", "Jane Moore|Ms. Moore", []int{0, 0}},
		{"initial", "Jane P. Moore|Jane Moore|J. Moore", []int{0, 0, 0}},
		{"nickname", "Robert Hale|Bob Hale|Hale", []int{0, 0, 0}},
		{"two of one family name", "Jane Moore|John Moore|Ms. Moore|Mr. Moore", []int{0, 1, 0, 1}},
		{"two of one forename", "Jane Moore|Jane Hale|Hale", []int{0, 1, 1}},
		{"father and son", "John Moore Sr.|John Moore Jr.", []int{0, 1}},
		{"end of a long name", "Debora Vasser Hale|Vasser Hale|Hale", []int{0, 0, 0}},
		{"article dropped", "Omar el-Tayib|Tayib", []int{0, 0}},
		{"possessive", "Jane Moore|Moores", []int{0, 0}},
		{"possessive of the full name", "Jane Moores|Moore|Jane Moore", []int{0, 0, 0}},
		{"name that ends in s", "Jane Rogers|Rogers", []int{0, 0}},
		{"misspelt", "Jane Bornstein|Bornsten", []int{0, 0}},
		{"strangers", "Jane Moore|Hale", []int{0, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			names := namesIn(c.names)
			people := cluster(names, func(*name) int { return 0 })
			// People are numbered as they are found; compare who is with whom.
			first := make(map[int]int)
			var got []int
			for _, n := range names {
				if _, ok := first[n.person]; !ok {
					first[n.person] = len(first)
				}
				got = append(got, first[n.person])
			}
			assert.Equal(t, c.want, got)
			assert.Len(t, people, len(first))
		})
	}
}

func TestUnglue(t *testing.T) {
	doc := sentence.Parse("nomineeJane Moore met Mooreis and Moore and Moore")
	words := wordsOf(doc)
	tokens := doc.Tokens()
	var names []name
	for i, tok := range tokens {
		switch tok.Norm {
		case "nomineeJane":
			names = append(names, name{first: i, last: i + 2, parts: []string{"nomineejane", "moore"}})
		case "Mooreis", "Moore":
			if i > 1 {
				names = append(names, name{first: i, last: i + 1, parts: []string{fold(tok.Norm)}})
			}
		}
	}
	unglue(names, words, doc)
	assert.Equal(t, []string{"jane", "moore"}, names[0].parts)
	assert.Equal(t, []string{"moore"}, names[1].parts)
}

func TestOrder(t *testing.T) {
	assert.Equal(t, 9, level(0, 0))
	assert.Equal(t, 99, ratio(1, 0))
	assert.Equal(t, 0, ratio(0.5, 0.5))
	assert.Positive(t, ratio(0.5, 0.1))
}

func TestADatelineIsNoTitle(t *testing.T) {
	for text, want := range map[string]string{
		"GENEVA  NATO Secretary General Anna Kowal said the talks had failed.": "NATO Secretary General",
		"German Foreign Minister Anna Kowal said the talks had failed.":        "German Foreign Minister",
	} {
		got := Attribute(text)
		require.NotEmpty(t, got, text)
		require.NotNil(t, got[0].Speaker, text)
		assert.Equal(t, want, got[0].Speaker.Title, text)
	}
}
