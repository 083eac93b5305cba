package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/sentence"
)

func TestRegions(t *testing.T) {
	tests := []struct {
		name, text, cue string
		want            []string
	}{
		{"before and behind the cue, and both",
			`"We are tired," she said, adding, "We want to go home."`, "said",
			[]string{"We are tired", "We want to go home", "We are tired | We want to go home"}},
		{"all of a region, however long",
			`"This is what I know. It will hold. It has to," he said.`, "said", []string{"This is what I know. It will hold. It has to"}},
		{"none that is far away",
			`"We are tired," she said to the men and the women who had waited for her in the rain all day long near the gate. "Go."`, "said", []string{"We are tired"}},
		{"not the one that the cue stands in", `He wrote: "They said nothing."`, "said", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newView(sentence.Parse(test.text))
			f := newFinder(v, installed)
			at := strings.Index(test.text, test.cue)
			c := v.tokenAt(at)
			fr := f.frame(cue{first: c, last: c + 1, head: c})
			var got []string
			for _, x := range f.regions(fr, [2]int{}) {
				var parts []string
				for _, r := range x.content {
					parts = append(parts, test.text[v.tokens[r[0]].Start:v.tokens[r[1]-1].End])
				}
				got = append(got, strings.Join(parts, " | "))
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestPartsLeaveOutTheFirstOrTheLast(t *testing.T) {
	x := candidate{content: contents{{0, 2}, {4, 6}, {8, 9}}}
	var got []contents
	for _, p := range x.parts() {
		got = append(got, p.content)
	}
	assert.Equal(t, []contents{{{0, 2}}, {{4, 6}, {8, 9}}, {{0, 2}, {4, 6}}, {{8, 9}}}, got)
	one := candidate{content: contents{{0, 2}}}
	assert.Empty(t, one.parts())
}

func TestPiecesHoldEveryTokenOnceAndNoParagraphBreak(t *testing.T) {
	text := strings.Repeat("He said so. ", 90) + "\n\nShe did not.\n\n" + strings.Repeat("word ", 700)
	v := newView(sentence.Parse(text))
	next := 0
	for parts := range v.pieces() {
		first, last := parts[0][0], parts[len(parts)-1][1]
		assert.LessOrEqual(t, last-first, longestPiece)
		paragraph := v.doc.Sentences()[v.sentence[first]].Paragraph
		for _, p := range parts {
			require.Equal(t, next, p[0])
			require.Less(t, p[0], p[1])
			assert.Equal(t, paragraph, v.doc.Sentences()[v.sentence[p[1]-1]].Paragraph)
			next = p[1]
		}
	}
	assert.Equal(t, len(v.tokens), next)
}

func TestKeptSumsAreThoseWorkedOutAnew(t *testing.T) {
	text := strings.Repeat("The mayor said the harbor was open. ", 300)
	v := newView(sentence.Parse(text))
	f := newFinder(v, installed)
	for _, w := range [][2]int{{0, 40}, {20, 90}, {1500, 1600}, {1450, 1480}, {1470, 1900}, {1475, 1910}} {
		got := f.own(1, w[0], w[1])
		want := newFinder(v, installed).own(1, w[0], w[1])
		require.Equal(t, want, got, w)
	}
}
