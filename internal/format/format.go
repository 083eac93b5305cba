// Package format writes attributions in the forms that people and other
// programs read.
package format

import (
	"whosaid/sentence"
	"whosaid/speaker"
)

// Place is where the quote begins in its text, and is -1 for one without content.
func Place(a *speaker.Attribution) int {
	if len(a.Content) == 0 {
		return -1
	}
	return a.Content[0].Start
}

// Within is s cut to what lies inside a text of n bytes. Formats use it so that
// no span, whoever made it, can break their output.
func Within(s sentence.Span, n int) sentence.Span {
	s.Start = min(max(s.Start, 0), n)
	s.End = min(max(s.End, s.Start), n)
	return s
}
