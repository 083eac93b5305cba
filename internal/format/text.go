package format

import (
	"fmt"
	"strings"

	"whosaid/sentence"
	"whosaid/speaker"
)

// appendText writes a document for people.
func appendText(dst []byte, d *Document, o Options) ([]byte, error) {
	p := newPalette(d.Attributions, o.Color)
	text, lines := d.Text(), newLineIndex(d.Text())
	dst = fmt.Appendf(dst, "%s: %s\n", p.bold(flat(d.Name)), counted(len(d.Attributions), "quote"))
	for i := range d.Attributions {
		a := &d.Attributions[i]
		dst = append(dst, '\n')
		dst = append(dst, p.paint(a.Speaker, whoAndTitle(text, a))...)
		line, column := lines.place(Place(a))
		dst = append(dst, p.dim(fmt.Sprintf("  %s, line %d:%d, %.0f%%", a.Kind, line, column, 100*thousandths(a.Confidence)))...)
		dst = append(dst, '\n')
		dst = wrap(dst, "  ", Said(text, a))
		if o.Explain {
			dst = wrap(dst, "    ", p.dim(explanation(text, a)))
		}
		if o.Context {
			dst = wrap(dst, "    | ", p.dim(flat(around(d.Parsed, a).In(text))))
		}
	}
	if o.Summary {
		dst = append(dst, '\n')
		dst = appendSummary(dst, d, p)
	}
	return append(dst, '\n'), nil
}

func whoAndTitle(text string, a *speaker.Attribution) string {
	who := Who(text, a)
	if s := a.Speaker; s != nil && s.Name != "" && s.Title != "" {
		who += ", " + flat(s.Title)
	}
	return who
}

// explanation tells on what the speaker rests.
func explanation(text string, a *speaker.Attribution) string {
	var steps []string
	if !a.Source.Empty() {
		steps = append(steps, "“"+flat(Within(a.Source, len(text)).In(text))+"”")
	}
	for _, m := range a.Chain {
		step := "“" + flat(Within(m.Span, len(text)).In(text)) + "”"
		if n := len(steps); n == 0 || steps[n-1] != step {
			steps = append(steps, step)
		}
	}
	if len(steps) == 0 {
		steps = append(steps, "no source")
	}
	out := "source: " + strings.Join(steps, " → ")
	if len(a.Cue) > 0 {
		var cue []string
		for _, c := range a.Cue {
			cue = append(cue, flat(Within(c, len(text)).In(text)))
		}
		out += "; cue: “" + strings.Join(cue, " … ") + "”"
	}
	switch {
	case a.Speaker != nil:
		out += fmt.Sprintf("; speaker %.0f%% sure", 100*thousandths(a.Certainty))
	case a.SourceConfidence > 0:
		out += fmt.Sprintf("; source %.0f%% sure, nobody named", 100*thousandths(a.SourceConfidence))
	}
	return out
}

// around is the part of the text from the beginning of the first to the end of
// the last sentence that a quote has a part in.
func around(d *sentence.Document, a *speaker.Attribution) sentence.Span {
	whole := sentence.Span{Start: -1}
	grow := func(s sentence.Span) {
		if s.Empty() {
			return
		}
		if whole.Start < 0 || s.Start < whole.Start {
			whole.Start = s.Start
		}
		whole.End = max(whole.End, s.End)
	}
	for _, s := range a.Content {
		grow(s)
	}
	for _, s := range a.Cue {
		grow(s)
	}
	grow(a.Source)
	if whole.Start < 0 {
		return sentence.Span{}
	}
	for _, s := range d.Sentences() {
		if s.Overlaps(whole) {
			grow(s.Span)
		}
	}
	return Within(whole, len(d.Text()))
}

func counted(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
