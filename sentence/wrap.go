package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How a text looks whose lines were broken at a fixed width, as those of
// plain-text books and old mail are.
const (
	widestLine   = 100  // bytes; next to no line is wider
	wideShare    = 0.02 // of the lines may be
	leastWrapped = 3    // lines that run on in the next
	wrappedShare = 0.6  // of the lines with another right below run on in it
	leastFull    = 40   // bytes; a line that runs on is full
)

// wrapped tells whether the lines of a text were broken at a fixed width: then
// a paragraph ends at a blank line, and not at each line's end.
func wrapped(text string) bool {
	lines, wide, pairs, runOn := 0, 0, 0, 0
	before := ""
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		line = strings.TrimSpace(line)
		if line != "" {
			lines++
			if len(line) > widestLine {
				wide++
			}
			if before != "" {
				pairs++
				last, _ := utf8.DecodeLastRuneInString(before)
				first, _ := utf8.DecodeRuneInString(line)
				if len(before) >= leastFull && (unicode.IsLower(first) || unicode.IsLetter(last) || last == ',' || last == ';') {
					runOn++
				}
			}
		}
		before = line
	}
	return runOn >= leastWrapped && float64(wide) <= wideShare*float64(lines) && float64(runOn) >= wrappedShare*float64(pairs)
}
