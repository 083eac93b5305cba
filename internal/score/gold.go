package score

import (
	"slices"

	"whosaid/internal/corpus"
	"whosaid/quote"
	"whosaid/sentence"
)

// mostApart is how many bytes may part two pieces of a source that count as one.
const mostApart = 40

// Quotes are the attributions of an article as quotes, one for each in the
// same order, as if they had been found.
func Quotes(a *corpus.Article) []quote.Quote {
	out := make([]quote.Quote, len(a.Attributions))
	for i := range a.Attributions {
		at := &a.Attributions[i]
		q := quote.Quote{Content: spansOf(at.Content), Verbatim: spansOf(at.Verbatim), Cue: spansOf(at.Cue), Confidence: 1}
		switch at.Kind {
		case "direct":
			q.Kind = quote.Direct
		case "mixed":
			q.Kind = quote.Mixed
		}
		for _, s := range spansOf(at.Source) {
			switch {
			case q.Source.Empty():
				q.Source = s
			case s.Start-q.Source.End <= mostApart:
				q.Source.End = s.End
			case s.Len() > q.Source.Len():
				q.Source = s
			}
		}
		out[i] = q
	}
	return out
}

// spansOf are the spans in the order of the text.
func spansOf(list []corpus.Span) []sentence.Span {
	var out []sentence.Span
	for _, s := range list {
		out = append(out, sentence.Span(s))
	}
	slices.SortFunc(out, func(a, b sentence.Span) int { return a.Start - b.Start })
	return out
}
