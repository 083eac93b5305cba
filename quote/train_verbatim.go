//go:build train

package quote

import (
	"whosaid/internal/corpus"
	"whosaid/sentence"
)

// ownWords fills in what stood between marks where the corpus does not know:
// articles that write ” as two apostrophes have none of it there.
// It also notes where all marks stood.
func ownWords(a *corpus.Article) {
	defer noteRegions(a)
	for _, at := range a.Attributions {
		if len(at.Verbatim) > 0 {
			return
		}
	}
	m := readMarks(sentence.Parse(a.Text))
	if m.state != allMarks {
		return
	}
	for i := range a.Attributions {
		at := &a.Attributions[i]
		var content []sentence.Span
		for _, s := range at.Content {
			content = append(content, sentence.Span{Start: s.Start, End: s.End})
		}
		for _, s := range clip(content, m.spans) {
			at.Verbatim = append(at.Verbatim, corpus.Span{Start: s.Start, End: s.End})
		}
	}
}
