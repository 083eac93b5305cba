package format

import (
	"fmt"
	"strings"

	"whosaid/sentence"
)

// BratConfig is the annotation.conf that brat needs beside what appendStandoff
// writes.
const BratConfig = `[entities]
Content
Cue
Source

[relations]
Said-with Arg1:Content, Arg2:Cue
Said-by Arg1:Content, Arg2:Source

[events]

[attributes]
Kind Arg:Content, Value:direct|mixed|indirect
`

// appendStandoff writes brat's standoff form. Places are in characters.
func appendStandoff(dst []byte, d *Document, _ Options) ([]byte, error) {
	text, index := d.Text(), newChars(d.Text())
	entities, relations := 0, 0
	entity := func(label string, spans []sentence.Span) int {
		var places, words []string
		for _, s := range spans {
			for _, line := range byLine(text, Within(s, len(text))) {
				start, end := index.span(line)
				places = append(places, fmt.Sprintf("%d %d", start, end))
				words = append(words, printable(line.In(text)))
			}
		}
		if len(places) == 0 {
			return 0
		}
		entities++
		dst = fmt.Appendf(dst, "T%d\t%s %s\t%s\n", entities, label, strings.Join(places, ";"), strings.Join(words, " "))
		return entities
	}
	relate := func(label string, from, to int) {
		if to > 0 {
			relations++
			dst = fmt.Appendf(dst, "R%d\t%s Arg1:T%d Arg2:T%d\n", relations, label, from, to)
		}
	}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		said := entity("Content", a.Content)
		if said == 0 {
			continue
		}
		relate("Said-with", said, entity("Cue", a.Cue))
		relate("Said-by", said, entity("Source", []sentence.Span{a.Source}))
		dst = fmt.Appendf(dst, "A%d\tKind T%d %s\n", i+1, said, a.Kind)
		if a.Speaker != nil {
			dst = fmt.Appendf(dst, "#%d\tAnnotatorNotes T%d\t%s: %s\n", i+1, said, a.Speaker.Kind, Who(text, a))
		}
	}
	return dst, nil
}

// byLine cuts a span where lines end: brat knows no span over two lines.
func byLine(text string, s sentence.Span) []sentence.Span {
	var out []sentence.Span
	for s.Start < s.End {
		end := s.End
		if n := strings.IndexAny(text[s.Start:s.End], "\r\n"); n >= 0 {
			end = s.Start + n
		}
		if end > s.Start {
			out = append(out, sentence.Span{Start: s.Start, End: end})
		}
		s.Start = end + 1
	}
	return out
}
