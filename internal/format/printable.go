package format

import (
	"strings"
	"unicode"
)

// printable is s with U+FFFD in the place of each control character, line ends
// aside, and of each byte that is not UTF-8. It has as many characters as s.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return '\uFFFD'
		}
		return r
	}, s)
}
