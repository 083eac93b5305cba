package input_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/input"
)

// show is a text in one line: its name, id and text, or its error.
func show(t input.Text) string {
	if t.Err != nil {
		return "error: " + t.Err.Error()
	}
	return t.Name + " " + string(t.ID) + " " + t.Text
}

func collect(args []string, stdin string) []string {
	var out []string
	for t := range input.Texts(args, strings.NewReader(stdin)) {
		out = append(out, show(t))
	}
	return out
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// files makes a folder with these files and goes there.
func files(t *testing.T, contents map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, s := range contents {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte(s), 0o666))
	}
}

func TestTexts(t *testing.T) {
	files(t, map[string]string{
		"a.txt":            "A text.\n",
		"b.txt.gz":         zipped("zipped"),
		"c.jsonl":          "{\"id\":1,\"text\":\"one\"}\n\n{\"id\":\"2\",\"text\":\"two\"}",
		"d.jsonl.gz":       zipped(`{"id":null,"text":"gz"}`),
		"bad.jsonl":        "{\"id\":1,\"text\":\"one\"}\nnonsense\n{\"id\":3}\n{\"id\":4,\"text\":7}\n[]\n{\"id\":5,\"text\":\"five\"}\n",
		"bad.txt.gz":       "not zipped",
		"cut.jsonl.gz":     zipped(`{"id":1,"text":"x"}`)[:20],
		"notes":            "no ending",
		"page.html":        "<p>",
		"data.json":        "[]",
		"report.pdf":       "%PDF-1.7",
		"letter.docx":      "PK\x03\x04",
		"image.png":        "\x89PNG\x00",
		"nul.txt":          "a\x00b\xff",
		"dir/2.txt":        "second",
		"dir/1.jsonl":      `{"id":"x","text":"first"}`,
		"dir/sub/deep.txt": "third",
		"dir/skipped.md":   "no",
		"empty/README.md":  "",
	})
	for _, c := range []struct {
		name  string
		args  []string
		stdin string
		want  []string
	}{
		{"text", []string{"a.txt"}, "", []string{"a.txt \"a.txt\" A text.\n"}},
		{"gzipped text", []string{"b.txt.gz"}, "", []string{`b.txt.gz "b.txt.gz" zipped`}},
		{"lines", []string{"c.jsonl"}, "", []string{"c.jsonl:1 1 one", `c.jsonl:3 "2" two`}},
		{"gzipped lines", []string{"d.jsonl.gz"}, "", []string{"d.jsonl.gz:1 null gz"}},
		{"bad lines cost no others", []string{"bad.jsonl"}, "", []string{
			"bad.jsonl:1 1 one",
			`error: bad.jsonl:2: not JSON (invalid character 'o' in literal null (expecting 'u') at byte 2); a line must be like {"id": "a", "text": "…"}`,
			`error: bad.jsonl:3: no "text" in it; a line must be like {"id": "a", "text": "…"}`,
			`error: bad.jsonl:4: `,
			`error: bad.jsonl:5: `,
			"bad.jsonl:6 5 five",
		}},
		{"bad files cost no others", []string{"bad.txt.gz", "a.txtt", "a.txt"}, "", []string{
			"error: bad.txt.gz: not a gzip file, for all its name: gzip: invalid header",
			"error: a.txtt: no such file; did you mean a.txt?",
			"a.txt \"a.txt\" A text.\n",
		}},
		{"a file cut short", []string{"cut.jsonl.gz"}, "", []string{"error: cut.jsonl.gz:1: unexpected EOF"}},
		{"a file without ending", []string{"notes"}, "", []string{`notes "notes" no ending`}},
		{"not texts", []string{"page.html", "data.json", "report.pdf", "letter.docx", "image.png"}, "", []string{
			"error: page.html: an HTML page", "error: data.json: JSON, not JSON Lines", "error: report.pdf: a PDF",
			"error: letter.docx: a zip archive or an office document", "error: image.png: not a text",
		}},
		{"bytes are left alone", []string{"nul.txt"}, "", []string{"nul.txt \"nul.txt\" a\x00b\xff"}},
		{"a folder", []string{"dir"}, "", []string{
			`dir/1.jsonl:1 "x" first`, `dir/2.txt "dir/2.txt" second`, `dir/sub/deep.txt "dir/sub/deep.txt" third`,
		}},
		{"a folder without texts", []string{"empty"}, "", []string{"error: empty: no .txt or .jsonl file in this folder"}},
		{"nothing like it", []string{"zzzzzz"}, "", []string{"error: zzzzzz: no such file or folder"}},
		{"stdin by default", nil, "text", []string{`standard input "standard input" text`}},
		{"empty stdin", nil, "", []string{`standard input "standard input" `}},
		{"stdin by its dash", []string{"a.txt", "-"}, " {\"id\":1,\"text\":\"t\"}", []string{"a.txt \"a.txt\" A text.\n", "standard input:1 1 t"}},
		{"gzipped stdin", nil, zipped("{\"text\":\"t\"}"), []string{"standard input:1  t"}},
		{"a text that begins with a brace", nil, "{sic} it", []string{`standard input "standard input" {sic} it`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := collect(c.args, c.stdin)
			require.Len(t, got, len(c.want), "%q", got)
			for i, want := range c.want {
				if strings.HasPrefix(want, "error: ") {
					assert.True(t, strings.HasPrefix(got[i], want), "%q should begin with %q", got[i], want)
				} else {
					assert.Equal(t, want, got[i])
				}
			}
		})
	}
}

func TestTextsStopsWhenAsked(t *testing.T) {
	files(t, map[string]string{"d/a.jsonl": strings.Repeat("{\"text\":\"x\"}\n", 9), "d/b.txt": "b"})
	for n := 1; n < 10; n++ {
		seen := 0
		for range input.Texts([]string{"d", "d"}, nil) {
			if seen++; seen == n {
				break
			}
		}
		assert.Equal(t, n, seen)
	}
}

func TestLongLineIsRead(t *testing.T) {
	long := strings.Repeat("word ", 1<<21)
	got := collect(nil, `{"id":1,"text":"`+long+`"}`)
	require.Len(t, got, 1)
	assert.Equal(t, "standard input:1 1 "+long, got[0])
}

func TestNearest(t *testing.T) {
	known := []string{"format", "context", "who", "summary"}
	for word, want := range map[string]string{
		"fromat": "format", "sumary": "summary", "whom": "who", "cont": "context", "Format": "format", "xyzzy": "", "": "",
	} {
		assert.Equal(t, want, input.Nearest(word, known), word)
	}
}
