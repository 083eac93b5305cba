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

// begins[k] is the first entry whose key has k, or more, as its upper bits.
var begins = sync.OnceValue(func() []uint32 {
	out := make([]uint32, 1<<vectorBits+1)
	n := len(vectors) / vectorEntry
	k := 0
	for i := range n {
		for ; k <= int(vectorKey(i)>>(32-vectorBits)); k++ {
			out[k] = uint32(i)
		}
	}
	for ; k < len(out); k++ {
		out[k] = uint32(n)
	}
	return out
})

// vectorBits is how many bits of a key tell where to look for it: between entries
// that are three apart on average.
const vectorBits = 14

func vectorKey(i int) uint32 {
	return binary.BigEndian.Uint32([]byte(vectors[i*vectorEntry:][:4]))
}

// Vector is the number of a lower-case word, given by its hash, among those
// that have a vector, -1 if it has none.
func Vector(word linear.Feature) int {
	key := uint32(word >> 32)
	part := begins()[key>>(32-vectorBits):]
	for i := part[0]; i < part[1]; i++ {
		if vectorKey(int(i)) == key {
			return int(i)
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
