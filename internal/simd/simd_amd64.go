package simd

// AVX2 tells whether the processor and the system let a program use AVX2.
var AVX2 = hasAVX2()

func hasAVX2() bool {
	const (
		osxsave, avx = 1 << 27, 1 << 28
		saved        = 1<<1 | 1<<2 // the system keeps the registers of SSE and AVX
		avx2         = 1 << 5
	)
	if most, _, _ := cpuid(0); most < 7 {
		return false
	}
	_, _, c := cpuid(1)
	if c&osxsave == 0 || c&avx == 0 || xgetbv()&saved != saved {
		return false
	}
	_, b, _ := cpuid(7)
	return b&avx2 != 0
}

// cpuid asks for a leaf, and its subleaf 0, of what the processor tells of itself.
func cpuid(leaf uint32) (a, b, c uint32)

// xgetbv is the low half of the extended control register 0.
func xgetbv() uint32
