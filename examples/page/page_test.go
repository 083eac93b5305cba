package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/command"
)

// folder makes files of names and their contents.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o755))
		require.NoError(t, os.WriteFile(full, []byte(content), 0o644))
	}
	return dir
}

var two = map[string]string{
	"bridge.txt":     "Bridge to open in May\n\nMayor Ada Quill said the bridge would open in May.",
	"deep/rain.txt":  "Rain ends\n\n\"It is dry,\" said Bo Lind.",
	"deep/skip.html": "no text",
}

func TestPages(t *testing.T) {
	dir := folder(t, two)
	for _, c := range []struct {
		name  string
		args  []string
		stdin string
		has   []string
	}{
		{"an article", []string{dir + "/bridge.txt"}, "", []string{"<h1>Bridge to open in May</h1>"}},
		{"standard input", nil, "Rain ends\nIt is dry.", []string{"<h1>Rain ends</h1>"}},
		{"a corpus", []string{"--title", "Our <week>", dir}, "", []string{"<h1>Our &lt;week&gt;</h1>", "in <b>2 articles</b>", "Rain ends"}},
		{"a corpus of one", []string{"--corpus", dir + "/bridge.txt"}, "", []string{"in <b>1 article</b>"}},
		{"JSON Lines", []string{"-"}, `{"id": 1, "text": "One."}` + "\n" + `{"id": 2, "text": "Two."}`, []string{"in <b>2 articles</b>"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, run(c.args, strings.NewReader(c.stdin), &out, io.Discard))
			for _, want := range c.has {
				assert.True(t, strings.Contains(out.String(), want), want)
			}
			file := filepath.Join(t.TempDir(), "out.html")
			require.NoError(t, run(append([]string{"-o", file}, c.args...), strings.NewReader(c.stdin), io.Discard, io.Discard))
			got, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.True(t, out.String() == string(got), "-o writes the same")
		})
	}
}

func TestSite(t *testing.T) {
	dir, site := folder(t, two), filepath.Join(t.TempDir(), "site")
	require.NoError(t, run([]string{"-o", site, dir}, nil, io.Discard, io.Discard))
	index, err := os.ReadFile(filepath.Join(site, "index.html"))
	require.NoError(t, err)
	for _, name := range []string{"bridge.html", "rain.html"} {
		assert.Contains(t, string(index), `<a href="`+name+`">`)
		assert.FileExists(t, filepath.Join(site, name))
	}
}

func TestBadInput(t *testing.T) {
	dir := folder(t, two)
	var out, stderr bytes.Buffer
	err := run([]string{dir + "/brigde.txt", dir + "/bridge.txt"}, nil, &out, &stderr)
	assert.ErrorIs(t, err, command.ErrPartly)
	assert.Contains(t, stderr.String(), "did you mean "+dir+"/bridge.txt?")
	assert.Contains(t, out.String(), "<h1>Bridge to open in May</h1>")

	assert.EqualError(t, run([]string{dir + "/none"}, nil, io.Discard, io.Discard), "no text to show")
	err = run([]string{"--titel", "x"}, nil, io.Discard, io.Discard)
	assert.EqualError(t, err, "no flag --titel; did you mean --title?")
	assert.Equal(t, 2, command.Code("page", err, io.Discard))
}

func TestFileName(t *testing.T) {
	taken := map[string]bool{"index": true}
	for _, c := range [][2]string{
		{"may/storm.txt", "storm"},
		{"june/storm.txt.gz", "storm-2"},
		{"July/Storm.txt", "Storm-3"},
		{"news.jsonl:3", "news-3"},
		{"index.txt", "index-2"},
		{"a b/ü & <c>.txt", "c"},
		{"...", "article"},
		{"standard input", "standard-input"},
	} {
		assert.Equal(t, c[1], fileName(c[0], taken), c[0])
	}
}
