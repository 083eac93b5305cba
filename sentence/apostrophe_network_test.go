package sentence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// stripped are the project's articles without their marks.
func stripped(t *testing.T) []string {
	paths, err := filepath.Glob("../testdata/articles/*")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	var out []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		out = append(out, strings.NewReplacer("'", "", "’", "", "“", "", "”", "", "\"", "").Replace(string(data)))
	}
	return out
}

// What is read around a candidate alone is what is read of it with all of its part.
func TestSight(t *testing.T) {
	for _, text := range stripped(t) {
		c := closers.New().(*closer)
		c.text = text
		c.scan()
		c.mend()
		for first, last := range c.parts() {
			for i := first; i < last; i++ {
				near, whole := []openPiece{{piece: i}}, []openPiece{{piece: i}}
				c.read(near, max(first, i-networkSight), min(last, i+networkSight+1))
				c.read(whole, first, last)
				require.Equal(t, whole, near, c.pieces[i].norm)
			}
		}
	}
}

// What the closer look finds depends on nothing that it read before.
func TestCloserAgain(t *testing.T) {
	texts := stripped(t)
	var first [][]int
	for _, text := range texts {
		first = append(first, Parse(text).CloserApostrophes())
	}
	for i, text := range texts {
		require.Equal(t, first[i], Parse(text).CloserApostrophes())
	}
}
