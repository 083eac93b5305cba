package format

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// lineIndex finds lines and columns in a text.
type lineIndex struct {
	text   string
	starts []int // of the lines
}

func newLineIndex(text string) *lineIndex {
	x := &lineIndex{text: text, starts: []int{0}}
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return x
		}
		at += n + 1
		x.starts = append(x.starts, at)
	}
}

// place is the line and the column, in characters, of a byte of the text. Both
// count from 1, as editors do.
func (x *lineIndex) place(at int) (line, column int) {
	at = min(max(at, 0), len(x.text))
	line = sort.SearchInts(x.starts, at+1)
	return line, 1 + utf8.RuneCountInString(x.text[x.starts[line-1]:at])
}
