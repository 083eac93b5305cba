package format

import (
	"strings"
	"unicode/utf8"
)

// width is the length of a line of the text format, in characters.
const width = 88

// wrap appends s in lines of at most width characters, each behind margin.
// Escape sequences count for nothing.
func wrap(dst []byte, margin, s string) []byte {
	used := 0
	for word := range strings.FieldsSeq(s) {
		n := visible(word)
		switch {
		case used == 0:
			dst = append(dst, margin...)
			used = len(margin)
		case used+1+n > width:
			dst = append(dst, '\n')
			dst = append(dst, margin...)
			used = len(margin)
		default:
			dst = append(dst, ' ')
			used++
		}
		dst = append(dst, word...)
		used += n
	}
	return append(dst, '\n')
}

// visible is the number of characters of a word that a terminal shows.
func visible(word string) int {
	n := utf8.RuneCountInString(word)
	for rest := word; ; {
		at := strings.IndexByte(rest, '\x1b')
		if at < 0 {
			return n
		}
		end := strings.IndexByte(rest[at:], 'm')
		if end < 0 {
			return n
		}
		n -= end + 1
		rest = rest[at+end+1:]
	}
}
