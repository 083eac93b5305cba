package linear

import (
	"encoding/binary"
	"math"
	"math/bits"
	"sort"
)

// Encode writes a model file: features[i] has the weights
// weights[i*labels:(i+1)*labels]. Weights below prune in absolute value are
// left out, and so are features that have none left. The largest weights are
// clipped at clip, which int8 127 stands for.
func Encode(labels int, features []Feature, weights []float32, prune, clip float32) []byte {
	unit := clip / 127
	type row struct {
		key  Feature
		body []byte
	}
	var rows []row
	for i, key := range features {
		small := make([]int8, labels)
		for label, w := range weights[i*labels : (i+1)*labels] {
			if w <= -prune || w >= prune {
				small[label] = int8(math.Round(float64(max(-clip, min(clip, w)) / unit)))
			}
		}
		if body := encodeRow(uint16(key), small, labels <= mostMasked); body != nil {
			rows = append(rows, row{key, body})
		}
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].key < rows[j].key })
	width := bits.Len(uint(len(rows) / 4))
	out := []byte(magicPairs)
	if labels <= mostMasked {
		out = []byte(magicMask)
	}
	for _, n := range []uint32{uint32(labels), math.Float32bits(unit), uint32(width)} {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	at, next := uint32(0), 0
	for b := range uint64(1) << width {
		out = binary.LittleEndian.AppendUint32(out, at)
		for next < len(rows) && uint64(rows[next].key)>>(64-width) == b {
			at += uint32(len(rows[next].body))
			next++
		}
	}
	out = binary.LittleEndian.AppendUint32(out, at)
	for _, r := range rows {
		out = append(out, r.body...)
	}
	return out
}

// encodeRow is a feature's row, nil where no weight is left.
func encodeRow(key uint16, weights []int8, masked bool) []byte {
	body := []byte{byte(key), byte(key >> 8), 0}
	if masked {
		body = append(body, 0)
	}
	some := false
	for label, w := range weights {
		switch {
		case w == 0:
			continue
		case masked:
			body[2+label/8] |= 1 << (label % 8)
			body = append(body, byte(w))
		default:
			body = append(body, byte(label), byte(w))
			body[2]++
		}
		some = true
	}
	if !some {
		return nil
	}
	return body
}
