// Package corpus reads the annotated corpora that the models are trained and
// measured on, and makes the damaged copies of them.
package corpus

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// An Article is a news text with its gold attributions.
type Article struct {
	ID           string        `json:"id"`
	Text         string        `json:"text"`
	Attributions []Attribution `json:"attributions"`
}

// An Attribution is one gold quote; its spans are in bytes of the article's text.
type Attribution struct {
	ID       string   `json:"id"`
	Content  []Span   `json:"content"`
	Cue      []Span   `json:"cue"`
	Source   []Span   `json:"source"`
	Verbatim []Span   `json:"verbatim"`
	Kind     string   `json:"kind"` // direct, mixed, indirect
	Speaker  *Speaker `json:"speaker,omitempty"`
}

// A Speaker is the gold speaker: a person, group, unnamed or none.
type Speaker struct {
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
}

// A Span is a part of a text, in bytes, written as [start, end].
type Span struct{ Start, End int }

// UnmarshalJSON reads [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var p [2]int
	err := json.Unmarshal(b, &p)
	s.Start, s.End = p[0], p[1]
	return err
}

// MarshalJSON writes [start, end].
func (s Span) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil }

// ReadLines calls each for every line of a JSON Lines file, which may be gzipped.
func ReadLines[T any](path string, each func(*T) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	d := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for n := 1; ; n++ {
		v := new(T)
		if err := d.Decode(v); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: object %d: %w", path, n, err)
		}
		if err := each(v); err != nil {
			return fmt.Errorf("%s: object %d: %w", path, n, err)
		}
	}
}

// News reads the articles of a file.
func News(path string) ([]*Article, error) {
	var out []*Article
	err := ReadLines(path, func(a *Article) error { out = append(out, a); return nil })
	return out, err
}
