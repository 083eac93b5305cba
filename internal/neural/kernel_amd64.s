#include "textflag.h"

// func mulAdd16(y, w, x *float32, n, stride int)
// y[k] += sum over j < n of x[j]*w[j*stride+k], for k < 16, in the order of j.
TEXT ·mulAdd16(SB), NOSPLIT, $0-40
	MOVQ y+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ n+24(FP), CX
	MOVQ stride+32(FP), R8
	SHLQ $2, R8
	MOVUPS (DI), X0
	MOVUPS 16(DI), X1
	MOVUPS 32(DI), X2
	MOVUPS 48(DI), X3
	TESTQ CX, CX
	JZ done

loop:
	MOVSS (DX), X4
	SHUFPS $0, X4, X4
	MOVUPS (SI), X5
	MOVUPS 16(SI), X6
	MOVUPS 32(SI), X7
	MOVUPS 48(SI), X8
	MULPS X4, X5
	MULPS X4, X6
	MULPS X4, X7
	MULPS X4, X8
	ADDPS X5, X0
	ADDPS X6, X1
	ADDPS X7, X2
	ADDPS X8, X3
	ADDQ R8, SI
	ADDQ $4, DX
	DECQ CX
	JNZ loop

done:
	MOVUPS X0, (DI)
	MOVUPS X1, 16(DI)
	MOVUPS X2, 32(DI)
	MOVUPS X3, 48(DI)
	RET

// func outer16(w, x, y *float32, n, stride int)
// w[j*stride+k] += x[j]*y[k], for j < n and k < 16.
TEXT ·outer16(SB), NOSPLIT, $0-40
	MOVQ w+0(FP), SI
	MOVQ x+8(FP), DX
	MOVQ y+16(FP), DI
	MOVQ n+24(FP), CX
	MOVQ stride+32(FP), R8
	SHLQ $2, R8
	MOVUPS (DI), X0
	MOVUPS 16(DI), X1
	MOVUPS 32(DI), X2
	MOVUPS 48(DI), X3
	TESTQ CX, CX
	JZ odone

oloop:
	MOVSS (DX), X4
	SHUFPS $0, X4, X4
	MOVAPS X4, X5
	MOVAPS X4, X6
	MOVAPS X4, X7
	MULPS X0, X4
	MULPS X1, X5
	MULPS X2, X6
	MULPS X3, X7
	MOVUPS (SI), X8
	MOVUPS 16(SI), X9
	MOVUPS 32(SI), X10
	MOVUPS 48(SI), X11
	ADDPS X4, X8
	ADDPS X5, X9
	ADDPS X6, X10
	ADDPS X7, X11
	MOVUPS X8, (SI)
	MOVUPS X9, 16(SI)
	MOVUPS X10, 32(SI)
	MOVUPS X11, 48(SI)
	ADDQ R8, SI
	ADDQ $4, DX
	DECQ CX
	JNZ oloop

odone:
	RET

// func dots16(x, w, y *float32, n, stride int)
// x[j] += sum over k < 16 of w[j*stride+k]*y[k], for j < n.
TEXT ·dots16(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DX
	MOVQ w+8(FP), SI
	MOVQ y+16(FP), DI
	MOVQ n+24(FP), CX
	MOVQ stride+32(FP), R8
	SHLQ $2, R8
	MOVUPS (DI), X0
	MOVUPS 16(DI), X1
	MOVUPS 32(DI), X2
	MOVUPS 48(DI), X3
	TESTQ CX, CX
	JZ ddone

dloop:
	MOVUPS (SI), X5
	MOVUPS 16(SI), X6
	MOVUPS 32(SI), X7
	MOVUPS 48(SI), X8
	MULPS X0, X5
	MULPS X1, X6
	MULPS X2, X7
	MULPS X3, X8
	ADDPS X6, X5
	ADDPS X8, X7
	ADDPS X7, X5
	MOVHLPS X5, X6
	ADDPS X6, X5
	MOVAPS X5, X6
	SHUFPS $1, X6, X6
	ADDSS X6, X5
	ADDSS (DX), X5
	MOVSS X5, (DX)
	ADDQ R8, SI
	ADDQ $4, DX
	DECQ CX
	JNZ dloop

ddone:
	RET

// func add16(y, x *float32, blocks int)
// y[k] += x[k], for k < 16*blocks.
TEXT ·add16(SB), NOSPLIT, $0-24
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ blocks+16(FP), CX
	TESTQ CX, CX
	JZ adone

aloop:
	MOVUPS (DI), X0
	MOVUPS 16(DI), X1
	MOVUPS 32(DI), X2
	MOVUPS 48(DI), X3
	MOVUPS (SI), X4
	MOVUPS 16(SI), X5
	MOVUPS 32(SI), X6
	MOVUPS 48(SI), X7
	ADDPS X4, X0
	ADDPS X5, X1
	ADDPS X6, X2
	ADDPS X7, X3
	MOVUPS X0, (DI)
	MOVUPS X1, 16(DI)
	MOVUPS X2, 32(DI)
	MOVUPS X3, 48(DI)
	ADDQ $64, DI
	ADDQ $64, SI
	DECQ CX
	JNZ aloop

adone:
	RET
