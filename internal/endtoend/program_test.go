package endtoend

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// program builds one of the examples.
func program(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	out, err := exec.Command("go", "build", "-o", path, "../../examples/"+name).CombinedOutput()
	require.NoError(t, err, "%s", out)
	return path
}

// call runs a program in dir and gives what it wrote and its exit status.
func call(t *testing.T, path, dir, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Stdin = strings.NewReader(stdin)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

func TestAttributeProgram(t *testing.T) {
	attribute := program(t, "attribute")
	testdata, err := filepath.Abs("../../testdata")
	require.NoError(t, err)

	for _, c := range []struct {
		name           string
		args           []string
		stdin          string
		code           int
		stdout, stderr string // parts of what is written
	}{
		{"a file", []string{"talks.txt"}, "", 0, "talks.txt: ", ""},
		{"a folder", []string{"."}, "", 0, "talks-stripped.txt: ", ""},
		{"standard input", nil, "She said no.", 0, "standard input: ", ""},
		{"standard input by its dash", []string{"-"}, "", 0, "standard input: no quotes", ""},
		{"lines from standard input", []string{"--format=jsonl"}, "{\"id\":7,\"text\":\"\"}\n", 0, `{"id":7,"quotes":[]}`, ""},
		{"a file that is not there", []string{"talk.txt", "talks.txt"}, "", 1, "talks.txt: ", "attribute: talk.txt: no such file; did you mean talks.txt?"},
		{"a bad line", []string{"--format", "jsonl"}, "{\"id\":1,\"text\":\"\"}\n{\n{\"id\":3,\"text\":\"\"}\n", 1,
			"{\"id\":1,\"quotes\":[]}\n{\"id\":null,\"quotes\":[],\"error\":", "attribute: standard input:2: not JSON"},
		{"help", []string{"--help"}, "", 0, "Examples:", ""},
		{"a flag misspelt", []string{"--sumary"}, "", 2, "", "did you mean --summary?"},
		{"a format misspelt", []string{"--format", "cvs"}, "", 2, "", "did you mean csv?"},
		{"a kind misspelt", []string{"--kinds", "direct,indirekt"}, "", 2, "", "did you mean indirect?"},
		{"a wrong number", []string{"--min-confidence", "7"}, "", 2, "", "not between 0 and 1"},
		{"not a number", []string{"--min-confidence", "much"}, "", 2, "", "invalid value"},
		{"one page for two texts", []string{"--format", "html", "."}, "", 2, "", "--out"},
		{"flags behind files", []string{"talks.txt", "--format", "csv"}, "", 0, "text,number,speaker", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, code := call(t, attribute, testdata, c.stdin, c.args...)
			assert.Equal(t, c.code, code, stderr)
			assert.Contains(t, stdout, c.stdout)
			if c.stderr == "" {
				assert.Empty(t, stderr)
			}
			assert.Contains(t, stderr, c.stderr)
			assert.NotContains(t, stdout, "\x1b", "colour without a terminal")
		})
	}

	t.Run("every line of a gzipped file, in order", func(t *testing.T) {
		dir := t.TempDir()
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		texts := articles(t)
		for i := range 200 {
			text, err := json.Marshal(texts[i%len(texts)].Text[:i])
			require.NoError(t, err)
			fmt.Fprintf(z, "{\"id\":%d,\"text\":%s}\n", i, text)
		}
		require.NoError(t, z.Close())
		require.NoError(t, os.WriteFile(filepath.Join(dir, "news.jsonl.gz"), b.Bytes(), 0o666))
		stdout, stderr, code := call(t, attribute, dir, "", "--format", "jsonl", "news.jsonl.gz")
		assert.Zero(t, code, stderr)
		lines := strings.Split(strings.TrimSpace(stdout), "\n")
		require.Len(t, lines, 200)
		for i, line := range lines {
			assert.True(t, strings.HasPrefix(line, fmt.Sprintf(`{"id":%d,"quotes":[`, i)), line)
		}
	})

	t.Run("a file for each text", func(t *testing.T) {
		dir := t.TempDir()
		_, stderr, code := call(t, attribute, testdata, "", "--format", "standoff", "--out", dir, ".")
		assert.Zero(t, code, stderr)
		for _, name := range []string{"annotation.conf", "talks.ann", "talks.txt", "talks-stripped.ann"} {
			assert.FileExists(t, filepath.Join(dir, name))
		}
	})
}
