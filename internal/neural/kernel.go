package neural

// block is how many numbers the inner loops work on at once.
const block = 16

// mulAdd adds the product of the row x and the matrix w to y; w has a row of
// len(y) numbers for each of x. len(y) is a multiple of 16.
func mulAdd(y, w, x []float32) {
	if len(x) == 0 {
		return
	}
	h := len(y)
	_ = w[len(x)*h-1]
	for k := 0; k+block <= h; k += block {
		mulAdd16(&y[k], &w[k], &x[0], len(x), h)
	}
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
