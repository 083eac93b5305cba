package speaker_test

import (
	"strings"

	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

// marked reads a text in which [sources] and {contents} are marked; the n-th
// source is that of the n-th content, and a content without one is preceded by [].
func marked(markup string) (text string, quotes []quote.Quote) {
	var b strings.Builder
	var sources, contents []sentence.Span
	start := 0
	for _, r := range markup {
		switch r {
		case '[', '{':
			start = b.Len()
		case ']':
			sources = append(sources, sentence.Span{Start: start, End: b.Len()})
		case '}':
			contents = append(contents, sentence.Span{Start: start, End: b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	for i, c := range contents {
		quotes = append(quotes, quote.Quote{Content: []sentence.Span{c}, Source: sources[i], Kind: quote.Direct, Confidence: 1})
	}
	return b.String(), quotes
}

// said is whom the attributions name: "Jane Moore", "group: the union",
// "unnamed", or "-" for nobody.
func said(list []speaker.Attribution) []string {
	var out []string
	for _, a := range list {
		switch {
		case a.Speaker == nil:
			out = append(out, "-")
		case a.Speaker.Kind == speaker.Group:
			out = append(out, "group: "+a.Speaker.Name)
		case a.Speaker.Kind == speaker.Unnamed:
			out = append(out, "unnamed")
		default:
			out = append(out, a.Speaker.Name)
		}
	}
	return out
}
