package sentence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"whosaid/internal/linear"
)

// What is given up after a first look would not have come out another way
// after a full one.
func TestHopelessIsRight(t *testing.T) {
	paths, err := filepath.Glob("../testdata/articles/*")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	looks, spared := 0, 0
	for _, path := range paths {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		text := strings.NewReplacer("'", "", "’", "", "“", "", "”", "", "\"", "").Replace(string(data))
		r := new(reader)
		r.text = text
		r.scan()
		r.count()
		for i := range r.pieces {
			if s, _, _ := r.pieces[i].candidate(); s {
				looks++
				if !r.extract(i, sCandidate, true) {
					spared++
					r.extract(i, sCandidate, false)
					require.Zero(t, choose(r.scores()), "%s: %s", path, r.pieces[i].norm)
				}
			}
		}
		d := Parse(text)
		var s segmenter
		for _, p := range d.paragraphs {
			s.begin(text, d.tokens[d.sentences[p.First].First:d.sentences[p.Last-1].Last])
			for i := range len(s.tokens) - 1 {
				if s.candidate(i) {
					looks++
					if !s.extract(i, true) {
						spared++
						s.extract(i, false)
						require.LessOrEqual(t, s.scores()[1], int32(0), "%s: %s", path, s.tokens[i].Norm)
					}
				}
			}
		}
	}
	require.Greater(t, spared, looks/4, "it is worth it")
}

// What is summed in two steps is what is summed in one.
func TestScores(t *testing.T) {
	r := new(reader)
	r.text = "The Ukraines army met Smiths friends."
	r.scan()
	r.count()
	for i := range r.pieces {
		if s, _, _ := r.pieces[i].candidate(); s && r.extract(i, sCandidate, true) {
			var want [apostropheLabels]int32
			for _, f := range append([]linear.Feature{}, r.features...) {
				apostrophes.Add(want[:], f)
			}
			require.Equal(t, want, r.scores())
			require.Equal(t, want, r.scores(), "asked again")
		}
	}
}
