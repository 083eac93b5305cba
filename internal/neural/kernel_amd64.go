package neural

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
