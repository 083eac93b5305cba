//go:build !amd64

package neural

import "unsafe"

// The conversions to float32 keep the compiler from fusing product and sum,
// which would give other bits than amd64.

func mulAddSome(y, w, x []float32, stride int) int {
	mulAdd16(&y[0], &w[0], &x[0], len(x), stride)
	return block
}

func addRowsSome(y []float32, table string, step float32, rows []int32, stride int) int {
	return addRowsPlain(y, table, step, rows, stride)
}

func reluSome([]float32) int { return 0 }

func convolveAll(_, _, _, _, _ []float32, _ int, _ *[]uint64) bool { return false }

func mulAddFours(_, _, _ []float32, _ int) int { return 0 }

func mulAdd16(y, w, x *float32, n, stride int) {
	ys := unsafe.Slice(y, block)
	xs := unsafe.Slice(x, n)
	ws := unsafe.Slice(w, (n-1)*stride+block)
	for j, v := range xs {
		row := ws[j*stride:][:block]
		for k, u := range row {
			ys[k] += float32(v * u)
		}
	}
}

func add16(y, x *float32, blocks int) {
	ys := unsafe.Slice(y, blocks*block)
	for i, v := range unsafe.Slice(x, blocks*block) {
		ys[i] += v
	}
}

func outer16(w, x, y *float32, n, stride int) {
	ys := unsafe.Slice(y, block)
	xs := unsafe.Slice(x, n)
	ws := unsafe.Slice(w, (n-1)*stride+block)
	for j, v := range xs {
		row := ws[j*stride:][:block]
		for k, u := range ys {
			row[k] += float32(v * u)
		}
	}
}

func dots16(x, w, y *float32, n, stride int) {
	ys := unsafe.Slice(y, block)
	xs := unsafe.Slice(x, n)
	ws := unsafe.Slice(w, (n-1)*stride+block)
	for j := range xs {
		var four [4]float32
		for k := range four {
			a := float32(ws[j*stride+k]*ys[k]) + float32(ws[j*stride+4+k]*ys[4+k])
			b := float32(ws[j*stride+8+k]*ys[8+k]) + float32(ws[j*stride+12+k]*ys[12+k])
			four[k] = b + a
		}
		xs[j] += four[0] + four[2] + (four[1] + four[3])
	}
}
