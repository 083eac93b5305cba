package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestFiguresAgree holds the figures against those in testdata/figures.json,
// which another scorer, written on its own, computed from the same gold and the
// same predictions.
func TestFiguresAgree(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"--json", "--predictions", "testdata/predictions.jsonl", "testdata/gold.jsonl"}, &out))
	var got map[string]map[string]struct{ Value float64 }
	require.NoError(t, json.Unmarshal(out.Bytes(), &got))
	b, err := os.ReadFile("testdata/figures.json")
	require.NoError(t, err)
	var want map[string]float64
	require.NoError(t, json.Unmarshal(b, &want))
	require.Greater(t, len(want), 30)
	for name, value := range want {
		f, ok := got["predictions"][name]
		assert.True(t, ok, "no figure %q", name)
		assert.InDelta(t, value, f.Value, .0005, name)
	}
}

func TestEveryConditionHasARow(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"testdata/gold.jsonl"}, &out))
	for _, c := range []string{"intact", "half", "stripped", "shuffled"} {
		assert.Contains(t, out.String(), "\n"+c)
	}
}

func TestFloors(t *testing.T) {
	floors := filepath.Join(t.TempDir(), "floors.json")
	for _, c := range []struct{ name, floors, err string }{
		{"held", `{"predictions": {"speaker": 0.687, "falsely named": 0.1}, "intact": {"speaker": 1}}`, ""},
		{"not held", `{"predictions": {"speaker": 0.69}}`, "predictions: speaker is 0.688, less than 0.690"},
		{"no such figure", `{"predictions": {"speakers": 0}}`, `predictions: no figure "speakers"`},
		{"not JSON", `{`, "floors.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, os.WriteFile(floors, []byte(c.floors), 0o666))
			err := run([]string{"--floors", floors, "--predictions", "testdata/predictions.jsonl", "testdata/gold.jsonl"}, new(bytes.Buffer))
			if c.err == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, c.err)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	const line = `{"id":"a","text":"12345","attributions":[{"id":"1","kind":"KIND","content":[[SPAN]]}]}`
	for _, c := range []struct {
		name, gold string
		args       []string
		err        string
	}{
		{"no file", "", nil, "no gold file"},
		{"a file that is not there", "", []string{"none.jsonl"}, "none.jsonl"},
		{"a condition misspelt", line, []string{"--conditions", "striped", gold}, "did you mean stripped?"},
		{"a span that is too long", strings.NewReplacer("KIND", "direct", "SPAN", "2,6").Replace(line), []string{gold}, "[2, 6] is no span"},
		{"a span that is reversed", strings.NewReplacer("KIND", "direct", "SPAN", "3,2").Replace(line), []string{gold}, "[3, 2] is no span"},
		{"an unknown kind", strings.NewReplacer("SPAN", "2,3").Replace(line), []string{gold}, `kind "KIND"`},
		{"an article without predictions", strings.NewReplacer("KIND", "direct", "SPAN", "2,3").Replace(line),
			[]string{"--predictions", "testdata/predictions.jsonl", gold}, `no line for article "a"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, os.WriteFile(gold, []byte(c.gold), 0o666))
			assert.ErrorContains(t, run(c.args, new(bytes.Buffer)), c.err)
		})
	}
}
