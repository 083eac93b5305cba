package endtoend

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

const consumer = `package main

import (
	"fmt"

	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

func main() {
	text := "The mayor, Ada Quill, left early. \"We are not closing the pool,\" Quill said."
	doc := sentence.Parse(text)
	quotes := quote.Find(doc)
	attributions := speaker.Resolve(doc, quotes)
	fmt.Println(len(doc.Sentences()), len(quotes) == len(attributions), len(attributions) == len(speaker.Attribute(text)))
	for _, a := range attributions {
		for _, s := range a.Content {
			_ = s.In(text)
		}
		if a.Speaker != nil {
			_ = a.Speaker.Name
		}
	}
}
`

// TestAnotherModuleImportsThePackages builds and runs a small module that uses
// the three packages. Nothing but what this module itself needs is at hand.
func TestAnotherModuleImportsThePackages(t *testing.T) {
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	dir := t.TempDir()
	write := func(name string, content []byte) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), content, 0o666))
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	write("go.sum", sums)
	write("go.mod", []byte("module consumer\n\ngo 1.26\n\nrequire whosaid v0.0.0\n\nreplace whosaid => "+root+"\n"))
	write("main.go", []byte(consumer))
	cmd := exec.Command("go", "run", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Equal(t, "2 true true\n", string(out))
}
