package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestWhole(t *testing.T) {
	const text = "\"We lost the roof. It is gone,\" she said. \"We will stay.\" The council called it \"a disaster for all\" and left."
	tests := []struct {
		name    string
		content [][]string // of each reading
		want    [][]string
	}{
		{"the end is missing", [][]string{{"We lost the roof."}}, [][]string{{"We lost the roof. It is gone"}}},
		{"the beginning is missing", [][]string{{"It is gone"}}, [][]string{{"We lost the roof. It is gone"}}},
		{"another has it", [][]string{{"We lost the roof."}, {"It is gone"}}, [][]string{{"We lost the roof."}, {"It is gone"}}},
		{"more than the quotation", [][]string{{"it \"a disaster"}}, [][]string{{"it \"a disaster for all"}}},
		{"outside of marks", [][]string{{"The council"}}, [][]string{{"The council"}}},
		{"nothing", nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newView(sentence.Parse(text))
			f := newFinder(v, installed)
			var all []reading
			for _, spans := range test.content {
				x := reading{cue: cue{first: v.tokenAt(len(text) - 1), last: len(v.tokens)}}
				for _, s := range spans {
					x.content = append(x.content, v.tokensOf(t, text, s))
				}
				all = append(all, x)
			}
			f.whole(all)
			var got [][]string
			for _, x := range all {
				var spans []string
				for _, r := range x.content {
					spans = append(spans, text[v.tokens[r[0]].Start:v.tokens[r[1]-1].End])
				}
				got = append(got, spans)
			}
			assert.Equal(t, test.want, got)
		})
	}
}

// tokensOf is the tokens of a part of the text.
func (v *view) tokensOf(t *testing.T, text, part string) [2]int {
	at := strings.Index(text, part)
	if at < 0 {
		t.Fatalf("no %q", part)
	}
	return [2]int{v.tokenAt(at), v.tokenAt(at+len(part)-1) + 1}
}

func TestApart(t *testing.T) {
	tests := []struct{ name, text, content, want string }{
		{"into another quotation", `I said, "He was never here." She drove so badly that I gave in: "Of course he was." She smiled.`,
			`He was never here." She drove so badly that I gave in: "Of course he was`, "He was never here"},
		{"no sentence", `He called it "a mess" and them "a band of thieves" again.`, `a mess" and them "a band of thieves`, `a mess" and them "a band of thieves`},
		{"no words between", `"He was never here." "Of course he was," she said.`, `He was never here." "Of course he was`, `He was never here." "Of course he was`},
		{"nothing behind is quoted", `"He was never here," said the sign on the door of the "Inn".`, `He was never here," said the sign`, `He was never here," said the sign`},
		{"no marks", `He was never here, she said, and Of course he was.`, `He was never here, she said`, `He was never here, she said`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newView(sentence.Parse(test.text))
			all := []reading{{candidate: candidate{content: contents{v.tokensOf(t, test.text, test.content)}}}}
			v.apart(all)
			r := all[0].content[0]
			assert.Equal(t, test.want, test.text[v.tokens[r[0]].Start:v.tokens[r[1]-1].End])
		})
	}
}

func TestBetweenMarks(t *testing.T) {
	const text = `He called it "a mess" and left, and "We are done," she said.`
	v := newView(sentence.Parse(text))
	for content, want := range map[string]bool{"a mess": true, "We are done": true, "it \"a mess": false, "left": false} {
		assert.Equal(t, want, v.betweenMarks(contents{v.tokensOf(t, text, content)}), content)
	}
	v = newView(sentence.Parse("He called it a mess and left."))
	assert.False(t, v.betweenMarks(contents{{3, 5}}))
}
