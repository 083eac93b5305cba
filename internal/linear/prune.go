//go:build train

package linear

import (
	"encoding/binary"
	"math/bits"
)

// Prune is a model file without the weights below least units of int8, and
// without the rows whose largest weight is below most.
func Prune(data string, least, most int8) []byte {
	m := MustOpen(data)
	var rows []byte
	var ends []uint32 // of the old buckets
	kept := 0
	scores, weights := make([]int32, m.labels), make([]int8, m.labels)
	for b := range len(m.index)/4 - 1 {
		p, end := u32(m.index, 4*b), u32(m.index, 4*b+4)
		for p < end {
			row := m.rows[p:end]
			clear(scores)
			key := uint16(row[0]) | uint16(row[1])<<8
			m.add(scores, Feature(key), p, end)
			top := int32(0)
			for label, w := range scores {
				size := max(w, -w)
				top = max(top, size)
				weights[label] = 0
				if size >= int32(least) {
					weights[label] = int8(w)
				}
			}
			if body := encodeRow(key, weights, m.masked); body != nil && top >= int32(most) {
				rows = append(rows, body...)
				kept++
			}
			p += m.rowSize(row)
		}
		ends = append(ends, uint32(len(rows)))
	}
	// Fewer rows need fewer buckets: neighbours become one.
	width := min(bits.Len(uint(kept/4)), bits.Len(uint(len(ends)))-1)
	out := append([]byte{}, data[:headerSize]...)
	binary.LittleEndian.PutUint32(out[12:], uint32(width))
	each := len(ends) >> width
	out = binary.LittleEndian.AppendUint32(out, 0)
	for b := each - 1; b < len(ends); b += each {
		out = binary.LittleEndian.AppendUint32(out, ends[b])
	}
	return append(out, rows...)
}
