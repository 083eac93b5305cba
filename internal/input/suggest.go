package input

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Nearest is the candidate that name was most likely meant to be, or "" where
// none is like it.
func Nearest(name string, candidates []string) string {
	best, least := "", 1+len(name)/3
	for _, c := range candidates {
		d := distance(strings.ToLower(name), strings.ToLower(c))
		if len(name) > 1 && strings.HasPrefix(c, name) {
			d = min(d, 1)
		}
		if d < least || d == least && best == "" {
			best, least = c, d
		}
	}
	return best
}

// missing adds to the error of a file that is not there the name of one that is.
func missing(name string, err error) error {
	if !os.IsNotExist(err) {
		return err
	}
	entries, _ := os.ReadDir(filepath.Dir(name))
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if near := Nearest(filepath.Base(name), names); near != "" {
		return fmt.Errorf("no such file; did you mean %s?", filepath.Join(filepath.Dir(name), near))
	}
	return fmt.Errorf("no such file or folder")
}

// distance is the number of letters to put in, leave out, replace or swap with
// the next to make b of a.
func distance(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	next := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
