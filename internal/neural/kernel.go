package neural

// block is how many numbers the inner loops work on at once, at the least.
const block = 16

// mulAdd adds the product of the row x and the matrix w to y; w has a row of
// len(y) numbers for each of x. len(y) is a multiple of 16. What x has of zeros
// may be left out: w is finite, so that they change no sum.
func mulAdd(y, w, x []float32) {
	if len(x) == 0 {
		return
	}
	h := len(y)
	_ = w[len(x)*h-1]
	for k := 0; k < h; {
		k += mulAddSome(y[k:], w[k:], x, h)
	}
}

// mulAddAll is mulAdd for each token, which has Width numbers of y and h of x.
func mulAddAll(y, w, x []float32, h int) {
	for t := mulAddFours(y, w, x, h); t*h < len(x); t++ {
		mulAdd(y[t*Width:(t+1)*Width], w, x[t*h:(t+1)*h])
	}
}

// addRows adds rows of a table to y, in their order; they are as long as y, a
// multiple of 16. A byte of the table is a number of steps.
func addRows(y []float32, table string, step float32, rows []int32) {
	if len(rows) == 0 {
		return
	}
	h := len(y)
	for _, r := range rows {
		_ = table[int(r)*h : (int(r)+1)*h]
	}
	for k := 0; k < h; {
		k += addRowsSome(y[k:], table[k:], step, rows, h)
	}
}

// addRowsPlain is addRows of the first 16 numbers of y in plain Go. The
// conversions keep the compiler from fusing product and sum.
func addRowsPlain(y []float32, table string, step float32, rows []int32, stride int) int {
	y = y[:block]
	for _, r := range rows {
		row := table[int(r)*stride:][:block]
		for k := range y {
			y[k] += float32(float32(int8(row[k])) * step)
		}
	}
	return block
}

// add adds x to y.
func add(y, x []float32) {
	x = x[:len(y)]
	whole := len(y) / block * block
	if whole > 0 {
		add16(&y[0], &x[0], whole/block)
	}
	for i := whole; i < len(y); i++ {
		y[i] += x[i]
	}
}

// relu makes what is not above zero zero.
func relu(x []float32) {
	for i := reluSome(x); i < len(x); i++ {
		if !(x[i] > 0) {
			x[i] = 0
		}
	}
}

// convolve works out a layer of convolutions: gain is what three tokens, d apart,
// and shift give, as far as it is above zero, and y is x with it. w has the rows
// for the token before, the token and the token behind. masks is working memory.
func convolve(gain, y, x, w, shift []float32, d int, masks *[]uint64) {
	if convolveAll(gain, y, x, w, shift, d, masks) {
		return
	}
	h := len(shift)
	n := len(x) / h
	for t := range n {
		row := gain[t*h : (t+1)*h]
		copy(row, shift)
		for k, u := range [3]int{t - d, t, t + d} {
			if u >= 0 && u < n {
				mulAdd(row, w[k*h*h:(k+1)*h*h], x[u*h:(u+1)*h])
			}
		}
	}
	relu(gain)
	copy(y, x)
	add(y, gain)
}
