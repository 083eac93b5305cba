package sentence

import (
	"math/bits"

	"whosaid/internal/linear"
)

// A table counts words, in several columns.
type table struct {
	rows []row
	mask uint64
}

type row struct {
	key linear.Feature
	n   [columns]int32
}

// The columns.
const (
	allColumn       = iota // how often a word or a pair of words occurs
	genitiveColumn         // how often with 's
	nameColumn             // how often with a capital, and not at the start of a sentence
	genitivesColumn        // how much its places speak for a missing 's, in all
	pluralsColumn          // and for a missing s'
	scoredColumn           // how many places that is
	columns
)

// reset empties the table and makes room for three times n different words.
func (t *table) reset(n int) {
	size := 1 << bits.Len(uint(3*n+4))
	t.rows = resize(t.rows, size)
	t.mask = uint64(size - 1)
}

func (t *table) at(key linear.Feature) *row {
	for i := uint64(key) & t.mask; ; i = (i + 1) & t.mask {
		if r := &t.rows[i]; r.key == key || r.key == 0 {
			return r
		}
	}
}

func (t *table) add(key linear.Feature, column int) {
	r := t.at(key)
	r.key = key
	r.n[column]++
}

func (t *table) of(key linear.Feature) (n [columns]int32) {
	if r := t.at(key); r.key == key {
		return r.n
	}
	return n
}

// resize gives n zeros, in the memory of s if that is enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}
