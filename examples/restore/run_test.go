package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/command"
)

func TestRun(t *testing.T) {
	tests := []struct {
		name, file, text string
		out              string
		err              error
	}{
		{"a text", "a.txt", "I dont know.\n", "I don't know.\n", nil},
		{"lines", "a.jsonl", `{"id":"1","text":"I dont know."}` + "\n", `{"id":"1","text":"I don't know."}` + "\n", nil},
		{"a bad line", "a.jsonl", "nonsense\n" + `{"id":"2","text":"He cant."}` + "\n", `{"id":"2","text":"He can't."}` + "\n", command.ErrPartly},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), test.file)
			require.NoError(t, os.WriteFile(path, []byte(test.text), 0o600))
			var out, messages strings.Builder
			err := run([]string{path}, strings.NewReader(""), &out, &messages)
			assert.ErrorIs(t, err, test.err)
			assert.Equal(t, test.out, out.String())
			assert.Equal(t, test.err != nil, messages.Len() > 0, messages.String())
		})
	}
}

func TestRunReadsStandardInput(t *testing.T) {
	var out, messages strings.Builder
	require.NoError(t, run([]string{"-"}, strings.NewReader("They wont."), &out, &messages))
	assert.Equal(t, "They won't.", strings.TrimSpace(out.String()))
}

func TestRunRefusesUnknownFlags(t *testing.T) {
	var out, messages strings.Builder
	assert.Error(t, run([]string{"--nonsense"}, strings.NewReader(""), &out, &messages))
	assert.Empty(t, out.String())
}
