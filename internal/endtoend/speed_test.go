package endtoend

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"whosaid/internal/corpus"
	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

// news are the articles that speed is measured on: those of the corpora that
// WHOSAID_CORPORA names, else those of the project.
func news(b *testing.B) []*corpus.Article {
	if dir := os.Getenv("WHOSAID_CORPORA"); dir != "" {
		all, err := corpus.News(filepath.Join(dir, "news", "dev.jsonl.gz"))
		require.NoError(b, err)
		return all
	}
	var all []*corpus.Article
	for _, a := range articles(b) {
		all = append(all, &a.Article)
	}
	return all
}

// BenchmarkNews measures each stage in one goroutine, in tokens a second:
//
//	WHOSAID_CORPORA=DIR go test -run '^$' -bench News ./internal/endtoend
func BenchmarkNews(b *testing.B) {
	for _, c := range []corpus.Condition{corpus.Intact, corpus.Stripped} {
		var texts []string
		var docs []*sentence.Document
		var quotes [][]quote.Quote
		tokens, bytes := 0, 0
		for _, a := range news(b) {
			text := corpus.Damage(a, c, 1).Text
			doc := sentence.Parse(text)
			doc.Grammar()
			texts, docs, quotes = append(texts, text), append(docs, doc), append(quotes, quote.Find(doc))
			tokens, bytes = tokens+len(doc.Tokens()), bytes+len(text)
		}
		stage := func(name string, f func(i int)) {
			b.Run(string(c)+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(bytes))
				for b.Loop() {
					for i := range texts {
						f(i)
					}
				}
				b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
			})
		}
		stage("sentence.Parse", func(i int) { sentence.Parse(texts[i]) })
		stage("grammar", func(i int) { sentence.Parse(texts[i]).Grammar() })
		stage("quote.Find", func(i int) { quote.Find(docs[i]) })
		stage("speaker.Resolve", func(i int) { speaker.Resolve(docs[i], quotes[i]) })
		stage("all", func(i int) { speaker.Attribute(texts[i]) })
	}
}
