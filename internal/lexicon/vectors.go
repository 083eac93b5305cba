package lexicon

import (
	_ "embed"
	"encoding/binary"
	"sync"

	"whosaid/internal/linear"
)

// VectorSize is the number of dimensions of a word vector.
const VectorSize = 48

// Each entry is the high half of the hash of a word and its vector, a signed
// byte for each dimension; they are sorted.
//
//go:embed vectors.bin
var vectors string

const vectorEntry = 4 + VectorSize

// Vector is the number of a lower-case word, given by its hash, among those
// that have a vector, -1 if it has none.
func Vector(word linear.Feature) int {
	key := uint32(word >> 32)
	low, high := 0, len(vectors)/vectorEntry
	for low < high {
		mid := (low + high) / 2
		switch k := binary.BigEndian.Uint32([]byte(vectors[mid*vectorEntry:][:4])); {
		case k == key:
			return mid
		case k < key:
			low = mid + 1
		default:
			high = mid
		}
	}
	return -1
}

// Vectors are the vectors one after the other, of about unit variance.
var Vectors = sync.OnceValue(func() []float32 {
	n := len(vectors) / vectorEntry
	all := make([]float32, 0, n*VectorSize)
	for i := range n {
		for _, b := range []byte(vectors[i*vectorEntry+4 : (i+1)*vectorEntry]) {
			all = append(all, float32(int8(b))/vectorUnit)
		}
	}
	return all
})

// vectorUnit is what stands for 1 in the table.
const vectorUnit = 24
