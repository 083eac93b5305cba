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

// convolveAll works out a layer of convolutions, as convolve does, if there is a
// kernel for it.
func convolveAll(gain, y, x, w, shift []float32, d int, masks *[]uint64) bool {
	h := len(shift)
	n := len(x) / h
	if !avx2 || n == 0 {
		return false
	}
	var kernel func(gain, y, x, w, shift *float32, masks *uint64, n, d int)
	switch h {
	case 32:
		kernel = convolve32AVX2
	case 48:
		kernel = convolve48AVX2
	case 64:
		kernel = convolve64AVX2
	default:
		return false
	}
	if cap(*masks) < n {
		*masks = make([]uint64, n+n/4)
	}
	bits := (*masks)[:n]
	nonzeroAVX2(&bits[0], &x[0], n, h/8)
	_, _, _ = gain[n*h-1], y[n*h-1], w[3*h*h-1]
	kernel(&gain[0], &y[0], &x[0], &w[0], &shift[0], &bits[0], n, d)
	return true
}

// convolve32AVX2, convolve48AVX2 and convolve64AVX2 are convolve of n tokens
// with as many numbers; a token's mask tells which of its numbers are not zero.
//
//go:noescape
func convolve32AVX2(gain, y, x, w, shift *float32, masks *uint64, n, d int)

//go:noescape
func convolve48AVX2(gain, y, x, w, shift *float32, masks *uint64, n, d int)

//go:noescape
func convolve64AVX2(gain, y, x, w, shift *float32, masks *uint64, n, d int)

// mulAddFours is mulAdd of a row of 16 and of h numbers for each token, as far as
// there are four at a time. It tells how many these are.
func mulAddFours(y, w, x []float32, h int) int {
	fours := len(x) / h / 4
	if !avx2 || fours == 0 {
		return 0
	}
	_, _ = y[fours*4*block-1], w[h*block-1]
	mulAddFours16AVX2(&y[0], &w[0], &x[0], fours, h)
	return 4 * fours
}

// mulAddFours16AVX2 is mulAdd16 for four times as many tokens as fours, each
// with a row of 16 in y and h numbers in x, and with the same w.
//
//go:noescape
func mulAddFours16AVX2(y, w, x *float32, fours, h int)

// nonzeroAVX2 sets a bit of each token's mask for those of its numbers, eight
// times as many as eights, that are not zero.
//
//go:noescape
func nonzeroAVX2(masks *uint64, x *float32, n, eights int)

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
