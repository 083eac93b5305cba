//go:build !amd64

package simd

// AVX2 tells whether the processor and the system let a program use AVX2.
const AVX2 = false
