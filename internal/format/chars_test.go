package format

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

func TestCharsCountsAsPythonDoes(t *testing.T) {
	for name, text := range map[string]string{
		"empty":         "",
		"short":         "abc",
		"curly":         strings.Repeat("“Zoë’s” ", 200),
		"four bytes":    strings.Repeat("🙂", 300),
		"invalid bytes": strings.Repeat("\xe2\x80 a\xff", 200),
	} {
		t.Run(name, func(t *testing.T) {
			c := newChars(text)
			for at := 0; at <= len(text); at++ {
				if at < len(text) && !utf8.RuneStart(text[at]) && utf8.ValidString(text) {
					continue
				}
				assert.Equal(t, utf8.RuneCountInString(text[:at]), c.index(at), "byte %d", at)
			}
			assert.Equal(t, 0, c.index(-1))
			assert.Equal(t, utf8.RuneCountInString(text), c.index(len(text)+1))
		})
	}
}

func TestPlace(t *testing.T) {
	x := newLineIndex("ab\n\nZoë d\n")
	for at, want := range map[int][2]int{-1: {1, 1}, 0: {1, 1}, 2: {1, 3}, 3: {2, 1}, 4: {3, 1}, 9: {3, 5}, 10: {3, 6}, 99: {4, 1}} {
		line, column := x.place(at)
		assert.Equal(t, want, [2]int{line, column}, "byte %d", at)
	}
}

func TestLayerShowsEachByteOnce(t *testing.T) {
	span := func(a, b int) sentence.Span { return sentence.Span{Start: a, End: b} }
	d := &Document{
		ID:     json.RawMessage(`"x"`),
		Parsed: sentence.Parse(strings.Repeat("word ", 20)),
		Attributions: []speaker.Attribution{
			{Quote: quote.Quote{Content: []sentence.Span{span(0, 50)}, Source: span(60, 64)}},
			{Quote: quote.Quote{Content: []sentence.Span{span(10, 20)}, Cue: []sentence.Span{span(30, 34)}, Source: span(25, 29)}},
		},
	}
	assert.Equal(t, []part{
		{span(0, 10), content, 0}, {span(10, 20), content, 1}, {span(20, 25), content, 0}, {span(25, 29), source, 1},
		{span(29, 30), content, 0}, {span(30, 34), cue, 1}, {span(34, 50), content, 0}, {span(60, 64), source, 0},
	}, layer(d))
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for line := range strings.Lines(string(wrap(nil, "  ", long))) {
		assert.LessOrEqual(t, len(line), width+1)
		assert.True(t, strings.HasPrefix(line, "  word"))
	}
	assert.Equal(t, "> a\n", string(wrap(nil, "> ", "a")))
	assert.Equal(t, "> "+strings.Repeat("x", 200)+"\n", string(wrap(nil, "> ", strings.Repeat("x", 200))))
	assert.Equal(t, 3, visible("\x1b[1;32mabc\x1b[0m"))
}
