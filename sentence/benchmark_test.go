package sentence_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/neurosnap/sentences/english"

	"whosaid/sentence"
)

// article is a whole article; stripped, what a crawler may have left of it.
func article(b *testing.B) (text, stripped string) {
	paths, _ := filepath.Glob("../testdata/articles/*")
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		text += string(data) + "\n"
	}
	return text, strings.Map(func(r rune) rune {
		if r >= 0x80 || r == '\'' || r == '"' {
			return -1
		}
		return r
	}, text)
}

func BenchmarkParse(b *testing.B) {
	text, stripped := article(b)
	for _, c := range []struct{ name, text string }{{"intact", text}, {"stripped", stripped}} {
		b.Run(c.name, func(b *testing.B) {
			sentence.Parse(c.text)
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				sentence.Parse(c.text)
			}
		})
	}
}

func BenchmarkCloserApostrophes(b *testing.B) {
	_, text := article(b)
	doc := sentence.Parse(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		doc.CloserApostrophes()
	}
}

// BenchmarkPunkt is what github.com/neurosnap/sentences takes for sentences alone.
func BenchmarkPunkt(b *testing.B) {
	text, _ := article(b)
	t, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		t.Tokenize(text)
	}
}
