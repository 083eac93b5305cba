//go:build train

package linear

import (
	"encoding/binary"
	"math"
	"slices"
)

// fullness is the share of a table's slots that are used.
const fullness = 0.9

// EncodeTable writes a table file: features[i] has the weights
// weights[i*labels:(i+1)*labels]. Features whose largest weight is below least
// are left out. Weights are clipped at clip, rounded to 127ths of it and then to
// the sixteen levels that make the squared error small (Lloyd 1982); those of
// the exact features are not rounded to levels.
func EncodeTable(labels int, features []Feature, weights []float32, exact map[Feature]bool, least, clip float32) []byte {
	unit := clip / 127
	round := func(w float32) int8 { return int8(math.Round(float64(max(-clip, min(clip, w)) / unit))) }
	var counts [255]int
	var keep []int
	var plain []byte
	rows := 0
	for i, f := range features {
		row := weights[i*labels : (i+1)*labels]
		top := float32(0)
		for _, w := range row {
			top = max(top, w, -w)
		}
		if exact[f] {
			plain = binary.LittleEndian.AppendUint64(plain, uint64(f))
			for _, w := range row {
				plain = append(plain, byte(round(w)))
			}
			rows++
			continue
		}
		if top < least || top == 0 {
			continue
		}
		keep = append(keep, i)
		for _, w := range row {
			counts[int(round(w))+127]++
		}
	}
	levels := levelsFor(counts[:])
	var code [256]uint64
	for w := -127; w <= 127; w++ {
		best := 0
		for i, l := range levels {
			if abs(w-int(l)) < abs(w-int(levels[best])) {
				best = i
			}
		}
		code[uint8(int8(w))] = uint64(best)
	}
	buckets := int(float64(len(keep))/fullness/slots) + 1
	out := []byte(magicTable)
	for _, n := range []uint32{uint32(labels), math.Float32bits(unit), uint32(buckets), uint32(rows)} {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	for _, l := range levels {
		out = append(out, byte(l))
	}
	out = append(out, plain...)
	size := keysSize + 4*labels
	table := make([]byte, buckets*size)
	used := make([]uint8, buckets)
	slices.SortFunc(keep, func(a, b int) int {
		if features[a] < features[b] {
			return -1
		}
		return 1
	})
	for _, i := range keep {
		h := uint64(features[i])
		b := int(h >> 32 * uint64(buckets) >> 32)
		for used[b] == slots {
			b = (b + 1) % buckets
		}
		bucket := table[b*size : (b+1)*size]
		slot := int(used[b])
		used[b]++
		binary.LittleEndian.PutUint16(bucket[2*slot:], max(1, uint16(h)))
		for j, w := range weights[i*labels : (i+1)*labels] {
			nibble := slot*labels + j
			bucket[keysSize+nibble/2] |= byte(code[uint8(round(w))] << (nibble % 2 * 4))
		}
	}
	out = append(out, table...)
	return append(out, make([]byte, 8)...)
}

func abs(n int) int { return max(n, -n) }

// levelsFor are sixteen levels for weights that occur counts[w+127] times, the
// first of them 0.
func levelsFor(counts []int) []int8 {
	const n = 15
	counts = slices.Clone(counts)
	counts[127] = 0
	total := 0
	for _, c := range counts {
		total += c
	}
	var centres [n]float64
	seen, next := 0, 0
	for i, c := range counts { // start from quantiles
		for seen += c; next < n && seen*n*2 > total*(2*next+1); next++ {
			centres[next] = float64(i-127) + float64(next)/100
		}
	}
	for range 100 {
		var sum, weight [n]float64
		for i, c := range counts {
			best := -1 // zero is there anyway
			off := math.Abs(float64(i - 127))
			for k, x := range centres {
				if d := math.Abs(x - float64(i-127)); d < off {
					best, off = k, d
				}
			}
			if best >= 0 {
				sum[best] += float64(c * (i - 127))
				weight[best] += float64(c)
			}
		}
		for k := range centres {
			if weight[k] > 0 {
				centres[k] = sum[k] / weight[k]
			}
		}
	}
	out := []int8{0}
	for _, x := range centres {
		out = append(out, int8(max(-127, min(127, math.Round(x)))))
	}
	return out
}

// EncodeTable writes the weights as a table, the transitions exactly.
func (w *Weights) EncodeTable(v *Vocabulary, least, clip float32) []byte {
	n := w.Labels
	features, all := w.withTransitions(v)
	exact := map[Feature]bool{startTag: true, endTag: true}
	for i := range n {
		exact[fromTag.Int(i)] = true
	}
	return EncodeTable(n, features, all, exact, least, clip)
}
