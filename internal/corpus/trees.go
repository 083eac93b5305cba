package corpus

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A Tree is a sentence with its dependency tree.
type Tree struct {
	Text   string // UD only
	Tokens []TreeToken
	NewDoc bool // the first of a document
	NewPar bool // the first of a paragraph
}

// A TreeToken is a word of a tree.
type TreeToken struct {
	Span               // in the article's text, or in Tree.Text
	Class, Entity, Rel string
	Head               int // token in its sentence, -1 for the root
}

// A Silver is an article as a parser read it.
type Silver struct {
	ID        string        `json:"id"`
	Sentences [][]TreeToken `json:"sentences"`
}

// UnmarshalJSON reads [start, end, POS, NER, head, relation].
func (t *TreeToken) UnmarshalJSON(b []byte) error {
	fields := []any{&t.Start, &t.End, &t.Class, &t.Entity, &t.Head, &t.Rel}
	return json.Unmarshal(b, &fields)
}

// Silvers reads the silver file of some articles.
func Silvers(path string) (map[string]*Silver, error) {
	out := map[string]*Silver{}
	err := ReadLines(path, func(s *Silver) error { out[s.ID] = s; return nil })
	return out, err
}

// TrainNews reads the news articles to train on, and how they were read
// automatically, from the folder of the corpora.
func TrainNews(corpora string) ([]*Article, map[string]*Silver, error) {
	articles, err := News(filepath.Join(corpora, "news", "train.jsonl.gz"))
	if err != nil {
		return nil, nil, err
	}
	silver, err := Silvers(filepath.Join(corpora, "news", "train.silver.jsonl.gz"))
	return articles, silver, err
}

// Treebank reads the sentences of a CoNLL-U file (gzipped), multiword tokens
// and empty nodes left out, spans in bytes of the tree's text.
func Treebank(path string) ([]*Tree, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []*Tree
	t := &Tree{}
	at := 0
	scan := bufio.NewScanner(z)
	scan.Buffer(nil, 1<<22)
	for scan.Scan() {
		line := scan.Text()
		fields := strings.Split(line, "\t")
		switch {
		case line == "":
			if len(t.Tokens) > 0 {
				out = append(out, t)
			}
			t, at = &Tree{}, 0
		case strings.HasPrefix(line, "# newdoc"):
			t.NewDoc = true
		case strings.HasPrefix(line, "# newpar"):
			t.NewPar = true
		case strings.HasPrefix(line, "# text = "):
			t.Text = line[len("# text = "):]
		case len(fields) == 10 && !strings.ContainsAny(fields[0], "-."):
			head, err := strconv.Atoi(fields[6])
			if err != nil {
				return nil, fmt.Errorf("%s: head %q", path, fields[6])
			}
			s := Span{at, at}
			if i := strings.Index(t.Text[at:], fields[1]); i >= 0 && i < 4 {
				s = Span{at + i, at + i + len(fields[1])}
				at = s.End
			}
			t.Tokens = append(t.Tokens, TreeToken{Span: s, Class: fields[4], Rel: fields[7], Head: head - 1})
		}
	}
	return out, scan.Err()
}
