package golden_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/corpus"
	"whosaid/internal/golden"
)

func TestParse(t *testing.T) {
	const file = `About.

-- quotes --
* Ada Quill | direct | Yes // no
group: the union | mixed | it was "over"
unnamed | indirect | it was over
-- article --
"Yes," she said, "no." The union said it was "over" and done.
A man said it was over.
`
	a, err := golden.Parse("a", file)
	require.NoError(t, err)
	var got []string
	for _, q := range a.Attributions {
		s := fmt.Sprint(q.ID, " ", q.Speaker.Kind, " ", q.Speaker.Name, " ", q.Kind, " ", a.Exact[q.ID])
		for _, c := range q.Content {
			s += " [" + a.Text[c.Start:c.End] + "]"
		}
		for _, v := range q.Verbatim {
			s += " {" + a.Text[v.Start:v.End] + "}"
		}
		got = append(got, s)
	}
	assert.Equal(t, []string{
		"1 person Ada Quill direct true [Yes] [no] {Yes} {no}",
		`2 group the union mixed false [it was "over"] {over}`,
		"3 unnamed  indirect false [it was over]",
	}, got)
}

func TestParseErrors(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"no parts":       {"text", "no -- quotes --"},
		"two fields":     {"-- quotes --\nA | direct\n-- article --\nx\n", "row 1 has not three fields"},
		"not in there":   {"-- quotes --\nA | direct | y\n-- article --\nx\n", `row 1: "y" is not in the article`},
		"empty part":     {"-- quotes --\nA | direct | x //\n-- article --\nx\n", `row 1: "" is not in the article`},
		"another kind":   {"-- quotes --\nA | direct | x\n-- article --\nx\n", "row 1 is indirect in the article, not direct"},
		"order reversed": {"-- quotes --\nA|indirect|y\nA|indirect|x\n-- article --\nx y\n", `row 2: "x" is not`},
	} {
		_, err := golden.Parse("a", c.file)
		assert.ErrorContains(t, err, c.want, name)
	}
}

const articles = "../../testdata/articles"

func TestArticlesAreAsTheyShouldBe(t *testing.T) {
	all, err := golden.Read(articles)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, len(all), 8)
	for _, a := range all {
		assert.GreaterOrEqual(t, len(a.Attributions), 8, a.ID)
		for _, c := range corpus.Conditions {
			assert.Len(t, corpus.Damage(&a.Article, c, 1).Attributions, len(a.Attributions), "%s %s", a.ID, c)
		}
	}
}

func TestFrontDoorIsOneOfThem(t *testing.T) {
	all, err := golden.Read(articles)
	require.NoError(t, err)
	byID := make(map[string]*golden.Article)
	for _, a := range all {
		byID[a.ID] = a
	}
	plain, err := os.ReadFile(filepath.Join(articles, "../talks.txt"))
	require.NoError(t, err)
	assert.Equal(t, byID["talks"].Text, string(plain))
	stripped, err := os.ReadFile(filepath.Join(articles, "../talks-stripped.txt"))
	require.NoError(t, err)
	assert.Equal(t, corpus.Damage(&byID["talks"].Article, corpus.Stripped, 0).Text, string(stripped))
}
