#include "textflag.h"

// A layer of convolutions. The numbers of a sum stay in Y0 to Y7 for all three
// tokens; products and sums are not fused, and each number is summed in the
// order of tokens and of x, as everywhere else. BX is where the token's numbers
// begin, DX its mask, R8 which token it is.

#define ARGUMENTS \
	MOVQ gain+0(FP), DI; \
	MOVQ y+8(FP), CX; \
	MOVQ x+16(FP), BX; \
	MOVQ w+24(FP), SI; \
	MOVQ shift+32(FP), R15; \
	MOVQ masks+40(FP), DX; \
	MOVQ n+48(FP), R9; \
	MOVQ d+56(FP), R12; \
	XORQ R8, R8; \
	VXORPS Y13, Y13, Y13

// TOKEN adds to the sums what the numbers at R13 give with the rows at R14; R10
// has a bit for each that is not zero.
#define TOKEN(row, done, SCALE, ADDROW) \
	TESTQ R10, R10; \
	JZ done; \
row: \
	TZCNTQ R10, AX; \
	VBROADCASTSS (R13)(AX*4), Y14; \
	SCALE(AX); \
	LEAQ -1(R10), R11; \
	ANDQ R11, R10; \
	ADDROW; \
	JNZ row; \
done:

// BEFORE, HERE and BEHIND make R10, R13 and R14 ready for the three tokens.
#define BEFORE(none, SCALE) \
	MOVQ R8, AX; \
	SUBQ R12, AX; \
	JLT none; \
	MOVQ R12, AX; \
	NEGQ AX; \
	MOVQ (DX)(AX*8), R10; \
	SCALE(AX); \
	LEAQ (BX)(AX*1), R13; \
	MOVQ SI, R14

#define HERE(matrix) \
	MOVQ (DX), R10; \
	MOVQ BX, R13; \
	LEAQ matrix(SI), R14

#define BEHIND(none, matrix, SCALE) \
	LEAQ (R8)(R12*1), AX; \
	CMPQ AX, R9; \
	JGE none; \
	MOVQ R12, AX; \
	MOVQ (DX)(AX*8), R10; \
	SCALE(AX); \
	LEAQ (BX)(AX*1), R13; \
	LEAQ 2*matrix(SI), R14

#define NEXT(size) \
	ADDQ $size, BX; \
	ADDQ $size, DI; \
	ADDQ $size, CX; \
	ADDQ $8, DX; \
	INCQ R8; \
	CMPQ R8, R9

#define MULADD8(at, a) \
	VMULPS (at)(R14)(AX*1), Y14, Y15; \
	VADDPS Y15, a, a

#define FINISH8(at, a) \
	VMAXPS Y13, a, a; \
	VMOVUPS a, (at)(DI); \
	VADDPS (at)(BX), a, a; \
	VMOVUPS a, (at)(CX)

// Rows of 32, 48 and 64 numbers.
#define SCALE32(r) SHLQ $7, r
#define SCALE48(r) SHLQ $6, r; LEAQ (r)(r*2), r
#define SCALE64(r) SHLQ $8, r

#define ROW32 MULADD8(0, Y0); MULADD8(32, Y1); MULADD8(64, Y2); MULADD8(96, Y3)
#define ROW48 ROW32; MULADD8(128, Y4); MULADD8(160, Y5)
#define ROW64 ROW48; MULADD8(192, Y6); MULADD8(224, Y7)

#define START32 VMOVUPS (R15), Y0; VMOVUPS 32(R15), Y1; VMOVUPS 64(R15), Y2; VMOVUPS 96(R15), Y3
#define START48 START32; VMOVUPS 128(R15), Y4; VMOVUPS 160(R15), Y5
#define START64 START48; VMOVUPS 192(R15), Y6; VMOVUPS 224(R15), Y7

#define FINISH32 FINISH8(0, Y0); FINISH8(32, Y1); FINISH8(64, Y2); FINISH8(96, Y3)
#define FINISH48 FINISH32; FINISH8(128, Y4); FINISH8(160, Y5)
#define FINISH64 FINISH48; FINISH8(192, Y6); FINISH8(224, Y7)

// func convolve32AVX2(gain, y, x, w, shift *float32, masks *uint64, n, d int)
TEXT ·convolve32AVX2(SB), NOSPLIT, $0-64
	ARGUMENTS
token:
	START32
	BEFORE(done0, SCALE32)
	TOKEN(row0, done0, SCALE32, ROW32)
	HERE(4096)
	TOKEN(row1, done1, SCALE32, ROW32)
	BEHIND(done2, 4096, SCALE32)
	TOKEN(row2, done2, SCALE32, ROW32)
	FINISH32
	NEXT(128)
	JLT token
	VZEROUPPER
	RET

// func convolve48AVX2(gain, y, x, w, shift *float32, masks *uint64, n, d int)
TEXT ·convolve48AVX2(SB), NOSPLIT, $0-64
	ARGUMENTS
token:
	START48
	BEFORE(done0, SCALE48)
	TOKEN(row0, done0, SCALE48, ROW48)
	HERE(9216)
	TOKEN(row1, done1, SCALE48, ROW48)
	BEHIND(done2, 9216, SCALE48)
	TOKEN(row2, done2, SCALE48, ROW48)
	FINISH48
	NEXT(192)
	JLT token
	VZEROUPPER
	RET

// func convolve64AVX2(gain, y, x, w, shift *float32, masks *uint64, n, d int)
TEXT ·convolve64AVX2(SB), NOSPLIT, $0-64
	ARGUMENTS
token:
	START64
	BEFORE(done0, SCALE64)
	TOKEN(row0, done0, SCALE64, ROW64)
	HERE(16384)
	TOKEN(row1, done1, SCALE64, ROW64)
	BEHIND(done2, 16384, SCALE64)
	TOKEN(row2, done2, SCALE64, ROW64)
	FINISH64
	NEXT(256)
	JLT token
	VZEROUPPER
	RET

// func nonzeroAVX2(masks *uint64, x *float32, n, eights int)
TEXT ·nonzeroAVX2(SB), NOSPLIT, $0-32
	MOVQ masks+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ eights+24(FP), R8
	MOVQ R8, R9
	SHLQ $5, R9              // the size of a token's numbers
	VXORPS Y0, Y0, Y0
token:
	ADDQ R9, SI
	MOVQ SI, DX
	MOVQ R8, R11
	XORQ R10, R10
mask:
	SUBQ $32, DX
	VCMPPS $4, (DX), Y0, Y1
	VMOVMSKPS Y1, AX
	SHLQ $8, R10
	ORQ AX, R10
	DECQ R11
	JNZ mask
	MOVQ R10, (DI)
	ADDQ $8, DI
	DECQ CX
	JNZ token
	VZEROUPPER
	RET

#define TOKEN16(from, a, b) \
	VBROADCASTSS from, Y10; \
	VMULPS Y8, Y10, Y11; \
	VMULPS Y9, Y10, Y12; \
	VADDPS Y11, a, a; \
	VADDPS Y12, b, b

// func mulAddFours16AVX2(y, w, x *float32, fours, h int)
TEXT ·mulAddFours16AVX2(SB), NOSPLIT, $0-40
	MOVQ y+0(FP), DI
	MOVQ w+8(FP), R10
	MOVQ x+16(FP), DX
	MOVQ fours+24(FP), CX
	MOVQ h+32(FP), R8
	MOVQ R8, R12
	SHLQ $2, R8              // from one token's numbers to the next one's
	LEAQ (R8)(R8*2), R9
four:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3
	VMOVUPS 128(DI), Y4
	VMOVUPS 160(DI), Y5
	VMOVUPS 192(DI), Y6
	VMOVUPS 224(DI), Y7
	MOVQ R10, SI
	MOVQ R12, R11
row:
	VMOVUPS (SI), Y8
	VMOVUPS 32(SI), Y9
	TOKEN16((DX), Y0, Y1)
	TOKEN16((DX)(R8*1), Y2, Y3)
	TOKEN16((DX)(R8*2), Y4, Y5)
	TOKEN16((DX)(R9*1), Y6, Y7)
	ADDQ $64, SI
	ADDQ $4, DX
	DECQ R11
	JNZ row
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	VMOVUPS Y4, 128(DI)
	VMOVUPS Y5, 160(DI)
	VMOVUPS Y6, 192(DI)
	VMOVUPS Y7, 224(DI)
	ADDQ R9, DX
	ADDQ $256, DI
	DECQ CX
	JNZ four
	VZEROUPPER
	RET
