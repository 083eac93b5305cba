// Package golden reads articles that have their expected quotes written at
// their head, one a row, for people to read and change.
//
// Such a file has three parts:
//
//	What the article is there to show.
//
//	-- quotes --
//	* Ada Quill           | direct   | We are not closing the pool // We are asking who pays for it.
//	group: the union      | indirect | it would strike
//	unnamed               | mixed    | it was “all over”
//	-- article --
//	The headline
//
//	The text ...
//
// The rows stand in the order of the text. A row gives the speaker, the kind
// and the content as the article has it, with // between the spans of a content
// that is interrupted or runs on. A star marks a row that must come out word
// for word.
package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"whosaid/internal/corpus"
	"whosaid/sentence"
)

// An Article is a text with its expected quotes. The ID of each attribution is
// the number of its row, from 1; cues and sources are not told.
type Article struct {
	corpus.Article
	Exact map[string]bool // the IDs of the rows that must come out word for word
}

// Read reads all .txtar files of a folder, in the order of their names.
func Read(folder string) ([]*Article, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil {
		return nil, err
	}
	var out []*Article
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		a, err := Parse(strings.TrimSuffix(filepath.Base(p), ".txtar"), string(b))
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// Parse reads one file. Its errors name the row that is wrong.
func Parse(id, file string) (*Article, error) {
	_, rest, ok := strings.Cut(file, "-- quotes --\n")
	rows, text, ok2 := strings.Cut(rest, "-- article --\n")
	if !ok || !ok2 {
		return nil, fmt.Errorf("golden: %s: no -- quotes -- or no -- article --", id)
	}
	a := &Article{Article: corpus.Article{ID: id, Text: text}, Exact: make(map[string]bool)}
	quoted := Quoted(text)
	at, n := 0, 0
	for row := range strings.Lines(rows) {
		if row = strings.TrimSpace(row); row == "" {
			continue
		}
		n++
		fields := strings.SplitN(row, "|", 3)
		if len(fields) != 3 {
			return nil, fmt.Errorf("golden: %s: row %d has not three fields", id, n)
		}
		q := corpus.Attribution{ID: strconv.Itoa(n)}
		who, star := strings.CutPrefix(fields[0], "*")
		a.Exact[q.ID] = star
		q.Speaker = speaker(strings.TrimSpace(who))
		from := at
		for i, part := range strings.Split(fields[2], "//") {
			part = strings.TrimSpace(part)
			start := strings.Index(text[from:], part)
			if start < 0 || part == "" {
				return nil, fmt.Errorf("golden: %s: row %d: %q is not in the article behind what is before it", id, n, part)
			}
			start += from
			if i == 0 {
				at = start
			}
			from = start + len(part)
			q.Content = append(q.Content, corpus.Span{Start: start, End: from})
		}
		q.Verbatim = intersect(q.Content, quoted)
		q.Kind = kind(q.Content, q.Verbatim, text)
		if want := strings.TrimSpace(fields[1]); q.Kind != want {
			return nil, fmt.Errorf("golden: %s: row %d is %s in the article, not %s", id, n, q.Kind, want)
		}
		a.Attributions = append(a.Attributions, q)
	}
	return a, nil
}

func speaker(who string) *corpus.Speaker {
	if group, ok := strings.CutPrefix(who, "group:"); ok {
		return &corpus.Speaker{Kind: "group", Name: strings.TrimSpace(group)}
	}
	if who == "unnamed" {
		return &corpus.Speaker{Kind: "unnamed"}
	}
	return &corpus.Speaker{Kind: "person", Name: who}
}

// Quoted are the parts of a text that stand between double quotation marks,
// without the marks. What is still open at the end of its paragraph is taken to
// run to that end.
func Quoted(text string) []sentence.Span {
	var out []sentence.Span
	at := 0
	for para := range strings.Lines(text) {
		end := at + len(strings.TrimRight(para, "\n"))
		start := -1
		for i, r := range para {
			switch {
			case start < 0 && (r == '"' || r == '“'):
				start = at + i + len(string(r))
			case start >= 0 && (r == '"' || r == '”'):
				out = append(out, sentence.Span{Start: start, End: at + i})
				start = -1
			}
		}
		if start >= 0 {
			out = append(out, sentence.Span{Start: start, End: end})
		}
		at += len(para)
	}
	return out
}

func intersect(spans []corpus.Span, regions []sentence.Span) []corpus.Span {
	var out []corpus.Span
	for _, s := range spans {
		for _, r := range regions {
			if start, end := max(s.Start, r.Start), min(s.End, r.End); start < end {
				out = append(out, corpus.Span{Start: start, End: end})
			}
		}
	}
	return out
}

// kind tells by words how much of the content is verbatim.
func kind(content, verbatim []corpus.Span, text string) string {
	count := func(spans []corpus.Span) (n int) {
		for _, s := range spans {
			n += len(strings.FieldsFunc(text[s.Start:s.End], func(r rune) bool { return strings.ContainsRune(" \n“”\"", r) }))
		}
		return n
	}
	switch count(verbatim) {
	case 0:
		return "indirect"
	case count(content):
		return "direct"
	}
	return "mixed"
}
