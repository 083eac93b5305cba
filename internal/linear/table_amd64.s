#include "textflag.h"

// func findSlots(found *[batch]uint32, keys *uint64, count uint64, features *Feature, n int) int
TEXT ·findSlots(SB), NOSPLIT, $0-48
	MOVQ found+0(FP), DI
	MOVQ keys+8(FP), SI
	MOVQ count+16(FP), DX
	MOVQ features+24(FP), R12
	MOVQ n+32(FP), CX
	MOVQ DX, R13
	SHLQ $3, R13             // the number of slots
	MOVQ $0x8000800080008000, R14
	XORQ R15, R15
	VPXOR Y7, Y7, Y7

	// Ask for the memory of all of them.
	MOVQ R12, R8
	MOVQ CX, R9
ask:
	MOVL 4(R8), BX
	IMULQ DX, BX
	SHRQ $32, BX
	SHLQ $4, BX
	PREFETCHT0 (SI)(BX*1)
	PREFETCHT0 63(SI)(BX*1)
	ADDQ $8, R8
	DECQ R9
	JNZ ask

next:
	MOVQ (R12), AX
	MOVQ AX, BX
	SHRQ $32, BX
	IMULQ DX, BX
	SHRQ $32, BX
	SHLQ $4, BX              // where the keys of its bucket begin
	MOVWLZX AX, AX
	CMPL AX, $1
	ADCL $0, AX              // 0 is kept as 1
	VMOVD AX, X0
	VPBROADCASTW X0, Y0

search:
	// Four buckets: two bits for each of their slots.
	VMOVDQU (SI)(BX*1), Y1
	VMOVDQU 32(SI)(BX*1), Y2
	VPCMPEQW Y0, Y1, Y3
	VPCMPEQW Y0, Y2, Y4
	VPCMPEQW Y7, Y1, Y5
	VPCMPEQW Y7, Y2, Y6
	VPMOVMSKB Y3, R8
	VPMOVMSKB Y4, R9
	VPMOVMSKB Y5, R10
	VPMOVMSKB Y6, R11
	SHLQ $32, R9
	SHLQ $32, R11
	ORQ R9, R8               // the slots of the key
	ORQ R11, R10
	// The last slot of a bucket with room ends the search.
	ANDQ R14, R10
	LEAQ -1(R10), R11
	XORQ R10, R11
	ANDQ R11, R8
	ORQ R8, R10
	JZ further

	BSFQ R8, AX
	ADDQ BX, AX
	SHRQ $1, AX
	MOVQ AX, R9
	SUBQ R13, R9             // the copies behind the last bucket
	CMOVQCC R9, AX
	MOVL AX, (DI)(R15*4)
	CMPQ R8, $1
	SBBQ $-1, R15            // one more, unless there was none
	ADDQ $8, R12
	DECQ CX
	JNZ next

	MOVQ R15, ret+40(FP)
	VZEROUPPER
	RET

further:
	ADDQ $64, BX
	JMP search

// func sumSlots(sums *[16]int32, buckets string, size, labels int, levels *[16]int8, found []uint32)
TEXT ·sumSlots(SB), NOSPLIT, $0-72
	MOVQ sums+0(FP), DI
	MOVQ buckets_base+8(FP), SI
	MOVQ size+24(FP), R8
	MOVQ labels+32(FP), R9
	MOVQ levels+40(FP), R10
	MOVQ found_base+48(FP), R11
	MOVQ found_len+56(FP), R12
	ADDQ $16, SI             // behind the keys
	VMOVDQU (R10), X4
	MOVL $0x0f0f0f0f, AX
	VMOVD AX, X5
	VPBROADCASTD X5, X5
	VPXOR Y0, Y0, Y0         // sums of 16 bits: no more than batch times 128

row:
	MOVL (R11), AX
	MOVL AX, BX
	ANDL $7, BX
	SHRL $3, AX
	IMULQ R8, AX
	IMULQ R9, BX             // in units of four bits
	MOVL BX, CX
	SHRL $1, BX
	ANDL $1, CX
	SHLL $2, CX
	ADDQ BX, AX
	MOVQ (SI)(AX*1), DX
	SHRQ CX, DX
	VMOVQ DX, X1
	VPSRLW $4, X1, X2
	VPAND X5, X1, X1
	VPAND X5, X2, X2
	VPUNPCKLBW X2, X1, X1
	VPSHUFB X1, X4, X1
	VPMOVSXBW X1, Y1
	VPADDW Y1, Y0, Y0
	ADDQ $4, R11
	DECQ R12
	JNZ row

	VEXTRACTI128 $1, Y0, X1
	VPMOVSXWD X0, Y0
	VPMOVSXWD X1, Y1
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VZEROUPPER
	RET
