package format

import (
	"unicode/utf8"

	"whosaid/sentence"
)

// chars turns places in bytes into places in characters, as Python and brat
// count them. Each byte that is not UTF-8 counts as one character.
type chars struct {
	text   string
	before []int // the characters before every 256th byte, or before the rune that this byte is in
	at     []int // where those runes begin
}

const stride = 256

func newChars(text string) *chars {
	c := &chars{text: text}
	n := 0
	for i := range text {
		if i >= len(c.at)*stride {
			c.before, c.at = append(c.before, n), append(c.at, i)
		}
		n++
	}
	return c
}

// index is the number of characters before byte at.
func (c *chars) index(at int) int {
	at = min(max(at, 0), len(c.text))
	if len(c.at) == 0 {
		return 0
	}
	block := min(at/stride, len(c.at)-1)
	if c.at[block] > at {
		block--
	}
	return c.before[block] + utf8.RuneCountInString(c.text[c.at[block]:at])
}

// span is s in characters.
func (c *chars) span(s sentence.Span) (start, end int) {
	s = Within(s, len(c.text))
	return c.index(s.Start), c.index(s.End)
}
