// Package input reads the texts that people give to the programs: files,
// folders and standard input, as plain text or JSON Lines, gzipped or not.
package input

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A Text is one text to read, or the reason why there is none.
type Text struct {
	Name string          // where it stands: "storm.txt", "news.jsonl:3", "standard input"
	ID   json.RawMessage // the id to answer with: the line's own, or the file's name as a JSON string
	Text string
	Line int   // its line in a file of JSON Lines, from 1; 0 where the text is the whole file
	Err  error // why it could not be read; it names the place
}

// MaxLine is the length in bytes from which on a line of JSON Lines is refused,
// so that one broken file cannot take all the memory.
const MaxLine = 1 << 28

// Texts yields the texts of files and folders in the order of args; "-" and no
// args at all stand for stdin. Folders are searched through and through for
// .txt and .jsonl files, gzipped or not, in the order of their names. What
// cannot be read is yielded with its error, and the rest follows.
func Texts(args []string, stdin io.Reader) iter.Seq[Text] {
	if len(args) == 0 {
		args = []string{"-"}
	}
	return func(yield func(Text) bool) {
		for _, arg := range args {
			if !each(arg, stdin, yield) {
				return
			}
		}
	}
}

func each(arg string, stdin io.Reader, yield func(Text) bool) bool {
	if arg == "-" {
		return read("standard input", "", stdin, yield)
	}
	info, err := os.Stat(arg)
	if err != nil {
		return yield(failed(arg, missing(arg, err)))
	}
	if !info.IsDir() {
		return open(arg, yield)
	}
	found, more := false, true
	err = fs.WalkDir(os.DirFS(arg), ".", func(name string, entry fs.DirEntry, err error) error {
		full := filepath.Join(arg, filepath.FromSlash(name))
		switch {
		case err != nil:
			more = yield(failed(full, err))
		case !entry.IsDir() && known(name):
			found = true
			more = open(full, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return yield(failed(arg, err))
	}
	if more && !found {
		return yield(failed(arg, errors.New("no .txt or .jsonl file in this folder")))
	}
	return more
}

func open(name string, yield func(Text) bool) bool {
	f, err := os.Open(name)
	if err != nil {
		return yield(failed(name, err))
	}
	defer f.Close()
	return read(name, extension(name), f, yield)
}

// read yields the texts of one stream. ext is "" where the stream has no name
// that tells what is in it.
func read(name, ext string, r io.Reader, yield func(Text) bool) bool {
	b := bufio.NewReaderSize(r, 1<<16)
	if magic, _ := b.Peek(2); strings.HasSuffix(name, ".gz") || string(magic) == "\x1f\x8b" {
		z, err := gzip.NewReader(b)
		if err != nil {
			return yield(failed(name, fmt.Errorf("not a gzip file, for all its name: %w", err)))
		}
		b = bufio.NewReaderSize(z, 1<<16)
	}
	switch ext {
	case ".jsonl", ".ndjson":
		return lines(name, b, yield)
	case ".txt":
	default:
		head, _ := b.Peek(1 << 12)
		if ext == "" && looksLikeLines(head) {
			return lines(name, b, yield)
		}
		if err := refuse(ext, head); err != nil && name != "standard input" {
			return yield(failed(name, err))
		}
	}
	text, err := io.ReadAll(b)
	if err != nil {
		return yield(failed(name, err))
	}
	id, _ := json.Marshal(strings.ToValidUTF8(name, "\uFFFD"))
	return yield(Text{Name: name, ID: id, Text: string(text)})
}

// lines yields the texts of JSON Lines; blank lines are passed over.
func lines(name string, b *bufio.Reader, yield func(Text) bool) bool {
	for n := 1; ; n++ {
		line, err := readLine(b)
		at := fmt.Sprintf("%s:%d", name, n)
		if err != nil && err != io.EOF && !errors.Is(err, errTooLong) {
			return yield(failed(at, err))
		}
		if len(bytes.TrimSpace(line)) > 0 || errors.Is(err, errTooLong) {
			t := Text{Name: at, Line: n}
			if errors.Is(err, errTooLong) {
				t.Err = fmt.Errorf("%s: %w", at, err)
			} else if t.ID, t.Text, t.Err = parse(line); t.Err != nil {
				t.Err = fmt.Errorf("%s: %w", at, t.Err)
			}
			if !yield(t) {
				return false
			}
		}
		if err == io.EOF {
			return true
		}
	}
}

var errTooLong = fmt.Errorf("the line is longer than %d MB", MaxLine>>20)

// readLine reads up to the end of a line. A line that is too long is skipped.
func readLine(b *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := b.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxLine; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == nil && long {
			err = errTooLong
		}
		return line, err
	}
}

// parse reads {"id": …, "text": …}. The id is given back even where the text is
// missing.
func parse(line []byte) (id json.RawMessage, text string, err error) {
	var in struct {
		ID   json.RawMessage `json:"id"`
		Text *string         `json:"text"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return in.ID, "", fmt.Errorf(`not JSON (%w at byte %d); a line must be like {"id": "a", "text": "…"}`, err, syntax.Offset)
		}
		return in.ID, "", fmt.Errorf(`%w; a line must be like {"id": "a", "text": "…"}`, err)
	}
	if in.Text == nil {
		return in.ID, "", errors.New(`no "text" in it; a line must be like {"id": "a", "text": "…"}`)
	}
	return in.ID, *in.Text, nil
}

// looksLikeLines tells whether a stream of unknown kind begins with a JSON
// object.
func looksLikeLines(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	head = bytes.TrimLeft(head[1:], " \t\r\n")
	return len(head) > 0 && head[0] == '"'
}

// refuse tells why a file whose name does not say that it is text is none.
func refuse(ext string, head []byte) error {
	const advice = "; .txt and .jsonl are read, gzipped or not"
	switch {
	case bytes.HasPrefix(head, []byte("%PDF")):
		return errors.New("a PDF, not a text (pdftotext makes one of it)" + advice)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return errors.New("a zip archive or an office document, not a text" + advice)
	case ext == ".html" || ext == ".htm" || bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(head)), []byte("<!doctype html")):
		return errors.New("an HTML page, not a text" + advice)
	case ext == ".json":
		return errors.New("JSON, not JSON Lines: one object a line, in a .jsonl file" + advice)
	case bytes.IndexByte(head, 0) >= 0:
		return errors.New("not a text" + advice)
	}
	return nil
}

func failed(name string, err error) Text {
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err // the name is said once
	}
	return Text{Name: name, Err: fmt.Errorf("%s: %w", name, err)}
}

// extension is what a name ends in, ".gz" aside: ".txt" of "a.txt.gz".
func extension(name string) string {
	return strings.ToLower(path.Ext(strings.TrimSuffix(filepath.ToSlash(name), ".gz")))
}

// known tells whether a file in a folder is one to read.
func known(name string) bool {
	switch extension(name) {
	case ".txt", ".jsonl", ".ndjson":
		return true
	}
	return false
}
