//go:build train

package lexicon

import (
	"compress/gzip"
	"encoding/binary"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"whosaid/internal/linear"
)

const (
	vectorWords = 40000 // so many of the most frequent words keep their vector
	fullSize    = 100   // dimensions of the vectors as they come
)

// buildVectors cuts the word vectors down to their first principal components.
func buildVectors(dir string) ([]byte, error) {
	f, err := os.Open(filepath.Join(dir, "word-vectors.bin.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	type entry struct {
		key uint32
		at  int
	}
	var entries []entry
	var full []float64
	row := make([]byte, fullSize)
	err = eachLine(filepath.Join(dir, "word-clusters.tsv.gz"), func(line string) {
		if _, e := io.ReadFull(z, row); e != nil || len(entries) == vectorWords {
			return
		}
		word, _, _ := strings.Cut(line, "\t")
		if strings.IndexFunc(word, unicode.IsLetter) < 0 && len(entries) > 1000 {
			return
		}
		entries = append(entries, entry{uint32(linear.String(word) >> 32), len(entries)})
		for _, b := range row {
			full = append(full, float64(int8(b)))
		}
	})
	if err != nil {
		return nil, err
	}
	small := components(full, fullSize, VectorSize)
	scale := 0.0
	for _, x := range small {
		scale += x * x
	}
	scale = vectorUnit / math.Sqrt(scale/float64(len(small)))
	slices.SortStableFunc(entries, func(a, b entry) int { return int(int64(a.key) - int64(b.key)) })
	var out []byte
	for i, e := range entries {
		if i > 0 && entries[i-1].key == e.key {
			continue
		}
		out = binary.BigEndian.AppendUint32(out, e.key)
		for _, x := range small[e.at*VectorSize : (e.at+1)*VectorSize] {
			out = append(out, byte(int8(math.Round(max(-127, min(127, x*scale))))))
		}
	}
	return out, nil
}

// components projects rows of n numbers on their k first principal components
// (Pearson 1901), found by Jacobi's rotations.
func components(rows []float64, n, k int) []float64 {
	count := len(rows) / n
	mean := make([]float64, n)
	for i, x := range rows {
		mean[i%n] += x / float64(count)
	}
	for i := range rows {
		rows[i] -= mean[i%n]
	}
	c := make([]float64, n*n)
	for r := range count {
		row := rows[r*n : (r+1)*n]
		for i, x := range row {
			for j := 0; j <= i; j++ {
				c[i*n+j] += x * row[j]
			}
		}
	}
	for i := range n {
		for j := range i {
			c[j*n+i] = c[i*n+j]
		}
	}
	values, basis := eigen(c, n)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case values[a] > values[b]:
			return -1
		case values[a] < values[b]:
			return 1
		}
		return a - b
	})
	out := make([]float64, count*k)
	for r := range count {
		for j, o := range order[:k] {
			sum := 0.0
			for i, x := range rows[r*n : (r+1)*n] {
				sum += x * basis[i*n+o]
			}
			out[r*k+j] = sum
		}
	}
	return out
}

// eigen finds the eigenvalues of a symmetric matrix, which it destroys, and its
// eigenvectors, one a column (Jacobi 1846).
func eigen(a []float64, n int) (values, vectors []float64) {
	v := make([]float64, n*n)
	for i := range n {
		v[i*n+i] = 1
	}
	for range 30 {
		for p := range n {
			for q := p + 1; q < n; q++ {
				if a[p*n+q] == 0 {
					continue
				}
				theta := (a[q*n+q] - a[p*n+p]) / (2 * a[p*n+q])
				t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
				if theta < 0 {
					t = -t
				}
				c := 1 / math.Sqrt(t*t+1)
				s := t * c
				for k := range n {
					x, y := a[k*n+p], a[k*n+q]
					a[k*n+p], a[k*n+q] = c*x-s*y, s*x+c*y
				}
				for k := range n {
					x, y := a[p*n+k], a[q*n+k]
					a[p*n+k], a[q*n+k] = c*x-s*y, s*x+c*y
					x, y = v[k*n+p], v[k*n+q]
					v[k*n+p], v[k*n+q] = c*x-s*y, s*x+c*y
				}
			}
		}
	}
	for i := range n {
		values = append(values, a[i*n+i])
	}
	return values, v
}
