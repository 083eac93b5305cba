#include "textflag.h"

// The numbers of a sum stay in Y0 to Y5. Products and sums are not fused, and
// each number is summed in the order of x, as everywhere else.

#define LOAD16(at, a, b) \
	VMOVUPS (at)(DI), a; \
	VMOVUPS (at+32)(DI), b

#define STORE16(at, a, b) \
	VMOVUPS a, (at)(DI); \
	VMOVUPS b, (at+32)(DI)

#define ARGUMENTS \
	MOVQ y+0(FP), DI; \
	MOVQ w+8(FP), SI; \
	MOVQ x+16(FP), DX; \
	MOVQ n+24(FP), CX; \
	MOVQ stride+32(FP), R8; \
	SHLQ $2, R8; \
	VXORPS Y15, Y15, Y15

// CHUNK sets R9 to how many of the next 64 numbers of x there are.
#define CHUNK \
	MOVQ $64, R9; \
	CMPQ CX, R9; \
	CMOVQLT CX, R9; \
	MOVQ R9, R11; \
	XORQ R10, R10

// MASK8 shifts into R10, before number R11 of x, a bit for each of the eight
// numbers before it: whether it is not zero.
#define MASK8 \
	SUBQ $8, R11; \
	VCMPPS $4, (DX)(R11*4), Y15, Y6; \
	VMOVMSKPS Y6, AX; \
	SHLQ $8, R10; \
	ORQ AX, R10; \
	TESTQ R11, R11

// TAKE takes the lowest bit out of R10, sets all of Y6 to its number of x and
// AX to where its row of w begins.
#define TAKE \
	TZCNTQ R10, AX; \
	VBROADCASTSS (DX)(AX*4), Y6; \
	IMULQ R8, AX; \
	LEAQ -1(R10), R11; \
	ANDQ R11, R10

#define MULADD8(at, a) \
	VMULPS (at)(SI)(AX*1), Y6, Y7; \
	VADDPS Y7, a, a

// NEXT goes on behind a chunk.
#define NEXT \
	LEAQ (DX)(R9*4), DX; \
	MOVQ R9, AX; \
	IMULQ R8, AX; \
	ADDQ AX, SI; \
	SUBQ R9, CX

#define ROWARGUMENTS \
	MOVQ y+0(FP), DI; \
	MOVQ table+8(FP), SI; \
	MOVQ rows+16(FP), DX; \
	MOVQ n+24(FP), CX; \
	MOVQ stride+32(FP), R8; \
	VBROADCASTSS step+40(FP), Y6

// ROW sets AX to where the next row begins.
#define ROW \
	MOVLQSX (DX), AX; \
	IMULQ R8, AX; \
	ADDQ $4, DX

#define ADD8(at, a) \
	VPMOVSXBD (at)(SI)(AX*1), Y7; \
	VCVTDQ2PS Y7, Y7; \
	VMULPS Y6, Y7, Y7; \
	VADDPS Y7, a, a

// func mulAdd16AVX2(y, w, x *float32, n, stride int)
TEXT ·mulAdd16AVX2(SB), NOSPLIT, $0-40
	ARGUMENTS
	LOAD16(0, Y0, Y1)
chunk:
	CHUNK
mask:
	MASK8
	JNZ mask
	TESTQ R10, R10
	JZ done
row:
	TAKE
	MULADD8(0, Y0)
	MULADD8(32, Y1)
	JNZ row
done:
	NEXT
	JNZ chunk
	STORE16(0, Y0, Y1)
	VZEROUPPER
	RET

// func mulAdd32AVX2(y, w, x *float32, n, stride int)
TEXT ·mulAdd32AVX2(SB), NOSPLIT, $0-40
	ARGUMENTS
	LOAD16(0, Y0, Y1)
	LOAD16(64, Y2, Y3)
chunk:
	CHUNK
mask:
	MASK8
	JNZ mask
	TESTQ R10, R10
	JZ done
row:
	TAKE
	MULADD8(0, Y0)
	MULADD8(32, Y1)
	MULADD8(64, Y2)
	MULADD8(96, Y3)
	JNZ row
done:
	NEXT
	JNZ chunk
	STORE16(0, Y0, Y1)
	STORE16(64, Y2, Y3)
	VZEROUPPER
	RET

// func mulAdd48AVX2(y, w, x *float32, n, stride int)
TEXT ·mulAdd48AVX2(SB), NOSPLIT, $0-40
	ARGUMENTS
	LOAD16(0, Y0, Y1)
	LOAD16(64, Y2, Y3)
	LOAD16(128, Y4, Y5)
chunk:
	CHUNK
mask:
	MASK8
	JNZ mask
	TESTQ R10, R10
	JZ done
row:
	TAKE
	MULADD8(0, Y0)
	MULADD8(32, Y1)
	MULADD8(64, Y2)
	MULADD8(96, Y3)
	MULADD8(128, Y4)
	MULADD8(160, Y5)
	JNZ row
done:
	NEXT
	JNZ chunk
	STORE16(0, Y0, Y1)
	STORE16(64, Y2, Y3)
	STORE16(128, Y4, Y5)
	VZEROUPPER
	RET

// func addRows16AVX2(y *float32, table *byte, rows *int32, n, stride int, step float32)
TEXT ·addRows16AVX2(SB), NOSPLIT, $0-44
	ROWARGUMENTS
	LOAD16(0, Y0, Y1)
row:
	ROW
	ADD8(0, Y0)
	ADD8(8, Y1)
	DECQ CX
	JNZ row
	STORE16(0, Y0, Y1)
	VZEROUPPER
	RET

// func addRows32AVX2(y *float32, table *byte, rows *int32, n, stride int, step float32)
TEXT ·addRows32AVX2(SB), NOSPLIT, $0-44
	ROWARGUMENTS
	LOAD16(0, Y0, Y1)
	LOAD16(64, Y2, Y3)
row:
	ROW
	ADD8(0, Y0)
	ADD8(8, Y1)
	ADD8(16, Y2)
	ADD8(24, Y3)
	DECQ CX
	JNZ row
	STORE16(0, Y0, Y1)
	STORE16(64, Y2, Y3)
	VZEROUPPER
	RET

// func addRows48AVX2(y *float32, table *byte, rows *int32, n, stride int, step float32)
TEXT ·addRows48AVX2(SB), NOSPLIT, $0-44
	ROWARGUMENTS
	LOAD16(0, Y0, Y1)
	LOAD16(64, Y2, Y3)
	LOAD16(128, Y4, Y5)
row:
	ROW
	ADD8(0, Y0)
	ADD8(8, Y1)
	ADD8(16, Y2)
	ADD8(24, Y3)
	ADD8(32, Y4)
	ADD8(40, Y5)
	DECQ CX
	JNZ row
	STORE16(0, Y0, Y1)
	STORE16(64, Y2, Y3)
	STORE16(128, Y4, Y5)
	VZEROUPPER
	RET

// func reluAVX2(x *float32, blocks int)
TEXT ·reluAVX2(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ blocks+8(FP), CX
	VXORPS Y0, Y0, Y0
block:
	VMOVUPS (DI), Y1
	VMOVUPS 32(DI), Y2
	VMAXPS Y0, Y1, Y1        // of two zeros, and beside a NaN, Y0's
	VMAXPS Y0, Y2, Y2
	VMOVUPS Y1, (DI)
	VMOVUPS Y2, 32(DI)
	ADDQ $64, DI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET
