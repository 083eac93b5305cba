package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"whosaid/internal/command"
	"whosaid/internal/input"
	"whosaid/internal/page"
	"whosaid/internal/parallel"
	"whosaid/speaker"
)

// run does what the arguments say. What cannot be read is reported to stderr
// at once, and makes for command.ErrPartly in the end.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	s, err := parseFlags(args, stdout)
	if err != nil {
		return err
	}
	if s.output == "" && isTerminal(stdout) {
		return command.Usage("this would fill the terminal with HTML: add -o page.html")
	}
	partly := false
	read := func(yield func(input.Text) bool) {
		for t := range input.Texts(s.args, stdin) {
			if t.Err != nil {
				partly = true
				fmt.Fprintln(stderr, "page:", t.Err)
			} else if !yield(t) {
				return
			}
		}
	}
	if s.folder() {
		err = s.site(read)
	} else {
		err = s.single(read, stdout)
	}
	if err == nil && partly {
		err = command.ErrPartly
	}
	return err
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}

// folder tells whether the output is a folder of pages.
func (s *settings) folder() bool {
	if s.output == "" {
		return false
	}
	if info, err := os.Stat(s.output); err == nil {
		return info.IsDir()
	}
	return strings.HasSuffix(s.output, "/") || filepath.Ext(s.output) == ""
}

func attribute(t input.Text) page.Article {
	return page.Article{Name: t.Name, Text: t.Text, Attributions: speaker.Attribute(t.Text)}
}

// single writes one page, of an article or of all.
func (s *settings) single(texts iter.Seq[input.Text], stdout io.Writer) error {
	type read struct {
		row  page.Row
		page []byte
		err  error
	}
	var begun atomic.Bool // a text has been taken; if it stays the only one, its page is wanted
	var rows []page.Row
	var out bytes.Buffer
	for r := range parallel.Map(texts, func(t input.Text) read {
		a := attribute(t)
		r := read{row: page.NewRow(a, "")}
		if begun.CompareAndSwap(false, true) && !s.corpus {
			var b bytes.Buffer
			r.err = page.Write(&b, a)
			r.page = b.Bytes()
		}
		return r
	}) {
		if r.err != nil {
			return r.err
		}
		rows = append(rows, r.row)
		out.Write(r.page)
	}
	if len(rows) == 0 {
		return errors.New("no text to show")
	}
	if len(rows) > 1 || s.corpus {
		out.Reset()
		if err := page.WriteCorpus(&out, s.title, rows); err != nil {
			return err
		}
	}
	if s.output != "" {
		return os.WriteFile(s.output, out.Bytes(), 0o644)
	}
	_, err := out.WriteTo(stdout)
	return err
}

// site writes a page for each article and an index of them.
func (s *settings) site(texts iter.Seq[input.Text]) error {
	if err := os.MkdirAll(s.output, 0o755); err != nil {
		return err
	}
	type read struct {
		article page.Article
		row     page.Row
		page    bytes.Buffer
		err     error
	}
	var rows []page.Row
	taken := map[string]bool{"index": true}
	for r := range parallel.Map(texts, func(t input.Text) *read {
		r := &read{article: attribute(t)}
		r.row = page.NewRow(r.article, "")
		r.err = page.Write(&r.page, r.article)
		return r
	}) {
		if r.err != nil {
			return r.err
		}
		name := fileName(r.article.Name, taken) + ".html"
		r.row.Link = url.PathEscape(name)
		rows = append(rows, r.row)
		if err := os.WriteFile(filepath.Join(s.output, name), r.page.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return errors.New("no text to show")
	}
	var index bytes.Buffer
	if err := page.WriteCorpus(&index, s.title, rows); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.output, "index.html"), index.Bytes(), 0o644)
}

// fileName makes a page's name of an article's: "may/storm.txt" becomes
// "storm", "news.jsonl:3" becomes "news-3". It is not taken yet, and then is.
func fileName(name string, taken map[string]bool) string {
	name = filepath.Base(name)
	for _, ext := range []string{".txt", ".jsonl", ".ndjson"} {
		name = strings.Replace(strings.TrimSuffix(name, ".gz"), ext, "", 1)
	}
	name = strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_', r == '.', r == '-':
			return r
		}
		return '-'
	}, name), ".-")
	if name == "" {
		name = "article"
	}
	for n, base := 2, name; taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	taken[strings.ToLower(name)] = true
	return name
}
