//go:build train

package neural

import (
	"encoding/binary"
	"math"
)

// Encode writes a network's file.
func (m *Net) Encode() []byte {
	return appendParts(appendShape(netMagic, m.Shape), m.parts())
}

// Encode writes a Tree's file.
func (m *Tree) Encode() []byte {
	out := appendShape(treeMagic, m.Shape)
	for _, n := range []int{m.Relations, m.Key} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return appendParts(out, m.parts())
}

func appendShape(magic string, s Shape) []byte {
	out := []byte(magic)
	for _, n := range append([]int{s.Vector, s.Slots, s.Rows, s.Hidden, s.Labels, len(s.Dilations)}, s.Dilations...) {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return out
}

func appendParts(out []byte, parts [][]float32) []byte {
	for i, part := range parts {
		largest := float32(0)
		for _, w := range part {
			largest = max(largest, w, -w)
		}
		steps := float32(math.MaxInt16)
		if sizeOf(i) == 1 {
			steps = math.MaxInt8
			largest = min(largest, clip(part))
		}
		step := max(largest/steps, 1e-9)
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(step))
		for _, w := range part {
			n := int(math.Round(float64(max(-largest, min(largest, w)) / step)))
			if sizeOf(i) == 1 {
				out = append(out, byte(int8(n)))
			} else {
				out = binary.LittleEndian.AppendUint16(out, uint16(int16(n)))
			}
		}
	}
	return out
}

// clip is six times the root mean square of the weights that are not zero:
// a few outliers must not cost all others their digits.
func clip(part []float32) float32 {
	sum, n := 0.0, 0
	for _, w := range part {
		if w != 0 {
			sum += float64(w) * float64(w)
			n++
		}
	}
	return float32(6 * math.Sqrt(sum/float64(max(n, 1))))
}

// sizeOf is how many bytes a number of part i takes.
func sizeOf(i int) int {
	if i == 0 {
		return 1
	}
	return 2
}
