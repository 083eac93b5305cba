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
		{"a text, a sentence a line", "a.txt", "Mr. Okoro left. He was late.\n", "Mr. Okoro left.\nHe was late.\n", nil},
		{"lines", "a.jsonl", `{"id":"1","text":"He left. She stayed."}` + "\n", `{"id":"1","sentences":[[0,8],[9,20]]}` + "\n", nil},
		{"offsets are bytes", "a.jsonl", `{"id":"1","text":"“Né.” She stayed."}` + "\n", `{"id":"1","sentences":[[0,10],[11,22]]}` + "\n", nil},
		{"an empty text", "a.jsonl", `{"id":"1","text":""}` + "\n", `{"id":"1","sentences":[]}` + "\n", nil},
		{"a bad line", "a.jsonl", "nonsense\n" + `{"id":"2","text":"He left."}` + "\n", `{"id":"2","sentences":[[0,8]]}` + "\n", command.ErrPartly},
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

func TestRunRefusesUnknownFlags(t *testing.T) {
	var out, messages strings.Builder
	assert.Error(t, run([]string{"--nonsense"}, strings.NewReader(""), &out, &messages))
	assert.Empty(t, out.String())
}
