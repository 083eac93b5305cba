package neural

import (
	"unsafe"

	"whosaid/internal/simd"
)

// avx2 chooses the kernels; the others need no more than what every amd64 has.
var avx2 = simd.AVX2

// mulAddSome is mulAdd of the first numbers of y, whose rows in w are stride
// apart. It tells how many these are.
func mulAddSome(y, w, x []float32, stride int) int {
	switch n := len(x); {
	case !avx2 || n%8 != 0:
		mulAdd16(&y[0], &w[0], &x[0], n, stride)
		return 16
	case len(y) >= 48:
		mulAdd48AVX2(&y[0], &w[0], &x[0], n, stride)
		return 48
	case len(y) >= 32:
		mulAdd32AVX2(&y[0], &w[0], &x[0], n, stride)
		return 32
	default:
		mulAdd16AVX2(&y[0], &w[0], &x[0], n, stride)
		return 16
	}
}

// addRowsSome is addRows of the first numbers of y, whose rows in the table are
// stride apart. It tells how many these are.
func addRowsSome(y []float32, table string, step float32, rows []int32, stride int) int {
	first := unsafe.StringData(table)
	switch n := len(rows); {
	case !avx2:
		return addRowsPlain(y, table, step, rows, stride)
	case len(y) >= 48:
		addRows48AVX2(&y[0], first, &rows[0], n, stride, step)
		return 48
	case len(y) >= 32:
		addRows32AVX2(&y[0], first, &rows[0], n, stride, step)
		return 32
	default:
		addRows16AVX2(&y[0], first, &rows[0], n, stride, step)
		return 16
	}
}

// reluSome is relu of the first numbers of x. It tells how many these are.
func reluSome(x []float32) int {
	blocks := len(x) / block
	if !avx2 || blocks == 0 {
		return 0
	}
	reluAVX2(&x[0], blocks)
	return blocks * block
}

// mulAdd16AVX2, mulAdd32AVX2 and mulAdd48AVX2 are mulAdd16 of as many numbers,
// without those of x that are zero. n is a multiple of 8, above zero.
//
//go:noescape
func mulAdd16AVX2(y, w, x *float32, n, stride int)

//go:noescape
func mulAdd32AVX2(y, w, x *float32, n, stride int)

//go:noescape
func mulAdd48AVX2(y, w, x *float32, n, stride int)

// addRows16AVX2, addRows32AVX2 and addRows48AVX2 add step times
// table[rows[j]*stride+k] to y[k], for j below n, which is above zero, in the
// order of j.
//
//go:noescape
func addRows16AVX2(y *float32, table *byte, rows *int32, n, stride int, step float32)

//go:noescape
func addRows32AVX2(y *float32, table *byte, rows *int32, n, stride int, step float32)

//go:noescape
func addRows48AVX2(y *float32, table *byte, rows *int32, n, stride int, step float32)

// reluAVX2 makes those of 16*blocks numbers zero that are not above it.
//
//go:noescape
func reluAVX2(x *float32, blocks int)

// mulAdd16 adds x[j]*w[j*stride+k] to y[k], for k below 16 and j below n, in the
// order of j.
//
//go:noescape
func mulAdd16(y, w, x *float32, n, stride int)

// add16 adds x to y, blocks times 16 numbers.
//
//go:noescape
func add16(y, x *float32, blocks int)

// outer16 adds x[j]*y[k] to w[j*stride+k].
//
//go:noescape
func outer16(w, x, y *float32, n, stride int)

// dots16 adds the sum of w[j*stride+k]*y[k] over k to x[j].
//
//go:noescape
func dots16(x, w, y *float32, n, stride int)
