package page

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/sentence"
	"whosaid/speaker"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"nothing", "", 0},
		{"white space", " \n\t", 0},
		{"marks alone are none", "— “ ” …", 0},
		{"a dash parts, an apostrophe does not", "She’s here — now, twenty-one", 4},
		{"digits", "61 of 140", 3},
		{"other scripts", "Привет мир", 2},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, words(c.text)) })
	}
}

func TestTally(t *testing.T) {
	tally := NewTally(harbour())
	type row struct {
		number, quotes int
		name           string
		group          Group
	}
	var got []row
	sum := 0.
	for _, v := range tally.Voices {
		got = append(got, row{v.Number, v.Quotes, v.Name, v.Group})
		sum += v.Share
	}
	assert.Equal(t, []row{
		{1, 3, "Ingrid Halloran", Women},
		{2, 3, "Tomas Reyes-Whitlock", Men},
		{3, 2, "Colm Brannigan", Men},
		{4, 2, "Amara Osei", Women},
		{5, 1, "Marlow Sound Chamber of Commerce", Bodies},
		{6, 1, "A county spokeswoman, who asked not to be named because talks are under way", Women},
		{0, 1, "Nobody named", Nobody},
	}, got)
	assert.InDelta(t, 1, sum, 1e-9)
	assert.Equal(t, 6, tally.Named())
	assert.Equal(t, 1, tally.Check)
	assert.Equal(t, 3, tally.Groups[Women].Speakers)
	assert.Equal(t, 6, tally.Groups[Women].Quotes)
}

func TestSomebodyUnnamedIsCalledWhatTheTextCallsThem(t *testing.T) {
	text := "A diplomat, who asked for peace, said so."
	at := func(s string) sentence.Span {
		i := strings.Index(text, s)
		return sentence.Span{Start: i, End: i + len(s)}
	}
	for _, c := range []struct {
		name     string
		mentions []speaker.Mention
		source   string
		want     string
	}{
		{"by a description", []speaker.Mention{{Span: at("who"), Form: speaker.Pronoun}, {Span: at("A diplomat"), Form: speaker.Description}}, "who", "A diplomat"},
		{"else by the source", []speaker.Mention{{Span: at("who"), Form: speaker.Pronoun}}, "who", "who"},
		{"by nothing", nil, "", "Somebody unnamed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := speaker.Attribution{Speaker: &speaker.Speaker{Kind: speaker.Unnamed, Mentions: c.mentions}}
			a.Source = at(c.source)
			tally := NewTally(Article{Text: text, Attributions: []speaker.Attribution{a}})
			assert.Equal(t, c.want, tally.Voices[0].Name)
		})
	}
}

func TestCorpusJoinsSpeakersByName(t *testing.T) {
	a, b := harbour(), harbour()
	b.Name = "again.txt"
	b.Attributions = b.Attributions[:3] // nobody, Halloran, Reyes-Whitlock
	c := newCorpus("Two", []Row{NewRow(a, "a.html"), NewRow(b, "")})
	require.NotEmpty(t, c.Speakers)
	top := c.Speakers[0]
	assert.Equal(t, "Ingrid Halloran", top.Name)
	assert.Equal(t, 2, top.Articles)
	assert.Equal(t, 4, top.Quotes)
	assert.Len(t, c.Speakers, 5, "those who are named")
	assert.Equal(t, 3, c.Groups[Women].Speakers, "Halloran once, Osei, and the unnamed spokeswoman")
	assert.Equal(t, 16, c.Quotes)

	var page bytes.Buffer
	require.NoError(t, WriteCorpus(&page, "Two", c.Rows))
	assert.Contains(t, page.String(), `<a href="a.html">Harbour board splits over plan to close the old ferry pier</a><small>harbour.txt</small>`)
}

func TestCorpusOfNothing(t *testing.T) {
	var page bytes.Buffer
	assert.NoError(t, WriteCorpus(&page, "None", nil))
	assert.NoError(t, WriteCorpus(&page, "Empty", []Row{NewRow(Article{}, ""), NewRow(Article{Attributions: make([]speaker.Attribution, 2)}, "")}))
}

func TestNumbers(t *testing.T) {
	assert.Equal(t, "7\u00a0%", percent(.07))
	assert.Equal(t, "0\u00a0%", percent(0))
	assert.Equal(t, "<1\u00a0%", percent(.001))
	assert.Equal(t, "99\u00a0%", certainty(.99))
	assert.Equal(t, "over 99\u00a0%", certainty(.997))
	assert.Equal(t, "1", count(1))
	assert.Equal(t, "123", count(123))
	assert.Equal(t, "1,234", count(1234))
	assert.Equal(t, "-123", count(-123))
	assert.Equal(t, "1,234,567", count(1234567))
	assert.Equal(t, "1 quote", plural(1, "quote"))
	assert.Equal(t, "0 quotes", plural(0, "quote"))
	assert.Equal(t, 0, colour(0))
	assert.Equal(t, 12, colour(12))
	assert.Equal(t, 1, colour(13))
	for c, want := range map[float64]trust{1: sure, .85: sure, .7: likely, .6: likely, .59: unsure, 0: unsure} {
		assert.Equal(t, want, sureness(c), c)
	}
}
