//go:build !js

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

func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program")
	}
	name := filepath.Join(t.TempDir(), "page.html")
	var out bytes.Buffer
	require.NoError(t, run([]string{"-o", name}, nil, &out, io.Discard))
	assert.Contains(t, out.String(), name+": ")
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	page := string(b)
	assert.True(t, strings.Contains(page, "connect-src &#39;none&#39;"), "it may send nothing")
	assert.True(t, strings.Contains(page, `<script type="text/plain" id="program">H4sI`), "a gzip file in base64")
	assert.Less(t, len(b), 40_000_000)
}

func TestCall(t *testing.T) {
	err := run([]string{"article.txt"}, nil, io.Discard, io.Discard)
	assert.EqualError(t, err, `"article.txt": texts are given to the page, not to the program that makes it`)
	assert.Equal(t, 2, command.Code("web", err, io.Discard))
	err = run([]string{"--out", "x"}, nil, io.Discard, io.Discard)
	assert.EqualError(t, err, "no flag --out; did you mean --o?")
	var help bytes.Buffer
	assert.Equal(t, 0, command.Code("web", run([]string{"--help"}, nil, &help, io.Discard), io.Discard))
	assert.Contains(t, help.String(), "Examples:")
}
