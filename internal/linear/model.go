// Package linear holds the linear models that the stages share: hashed sparse
// features, small integer weights, Viterbi decoding, and, under the build tag
// train, the learners that make them.
package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// A Model maps features to weights, one weight for each of its labels. It is
// read in place from the bytes of its file, never decoded, so that loading it
// costs nothing. Goroutines may share it.
//
// The file is: the magic "wsl1" or "wsl2", the number of labels, the weight unit as
// float32, the number of index bits b, then 2^b+1 offsets of buckets, then the
// buckets. A feature's bucket is the top b bits of its hash; in the bucket
// each feature has a row: the low 16 bits of the hash, which labels have a
// weight that is not zero, and these weights as int8. In wsl2, which is for up to
// 16 labels, a mask of 16 bits names the labels, and the weights stand behind it;
// in wsl1 there is their number n, and n pairs of a label and a weight. All numbers are little-endian; the header's are
// 32 bits wide.
type Model struct {
	labels int
	unit   float32
	shift  uint
	index  string
	rows   string
	masked bool // rows name their labels by a mask
}

// mostMasked is the largest number of labels that a mask names.
const mostMasked = 16

const (
	magicPairs = "wsl1"
	magicMask  = "wsl2"
	headerSize = 16
)

// Open reads the header of a model file; data must outlive the Model.
func Open(data string) (*Model, error) {
	if len(data) < headerSize || data[:4] != magicPairs && data[:4] != magicMask {
		return nil, errors.New("linear: not a model file")
	}
	word := func(i int) uint32 { return binary.LittleEndian.Uint32([]byte(data[i : i+4])) }
	labels, width := word(4), word(12)
	if labels == 0 || labels > 256 || data[:4] == magicMask && labels > mostMasked || width > 30 {
		return nil, fmt.Errorf("linear: a model of %d labels and %d index bits", labels, width)
	}
	index := 4 * (1<<width + 1)
	if len(data) < headerSize+index {
		return nil, errors.New("linear: model file cut short in its index")
	}
	m := &Model{
		labels: int(labels),
		unit:   math.Float32frombits(word(8)),
		shift:  uint(64 - width),
		index:  data[headerSize : headerSize+index],
		rows:   data[headerSize+index:],
		masked: data[:4] == magicMask,
	}
	if int(u32(m.index, len(m.index)-4)) != len(m.rows) {
		return nil, errors.New("linear: model file cut short in its rows")
	}
	return m, nil
}

// MustOpen is Open for the models that are part of the program.
func MustOpen(data string) *Model {
	m, err := Open(data)
	if err != nil {
		panic(err)
	}
	return m
}

// Labels is the number of weights that a feature can have.
func (m *Model) Labels() int { return m.labels }

// Unit is the value of one unit of the integer scores that Add sums.
func (m *Model) Unit() float32 { return m.unit }

// batch is the number of features that AddAll looks up at once.
const batch = 64

// AddAll adds the weights of features to scores, which must have room for every
// label. A feature that the model does not know adds nothing.
func (m *Model) AddAll(scores []int32, features []Feature) {
	var at, ends [batch]uint32
	for len(features) > 0 {
		n := min(batch, len(features))
		// The places first, then the rows: loads that do not wait for one
		// another share the time that the memory takes.
		for i, h := range features[:n] {
			b := int(uint64(h)>>m.shift) * 4
			at[i], ends[i] = u32(m.index, b), u32(m.index, b+4)
		}
		for i, h := range features[:n] {
			m.add(scores, h, at[i], ends[i])
		}
		features = features[n:]
	}
}

// Add is AddAll of one feature.
func (m *Model) Add(scores []int32, h Feature) {
	b := int(uint64(h)>>m.shift) * 4
	m.add(scores, h, u32(m.index, b), u32(m.index, b+4))
}

// add adds the weights of the feature whose bucket is rows [p, end).
func (m *Model) add(scores []int32, h Feature, p, end uint32) {
	for p < end {
		row := m.rows[p:end]
		size := m.rowSize(row)
		if uint16(row[0])|uint16(row[1])<<8 != uint16(h) {
			p += size
			continue
		}
		if !m.masked {
			for pairs := row[3:size]; len(pairs) >= 2; pairs = pairs[2:] {
				scores[pairs[0]] += int32(int8(pairs[1]))
			}
			return
		}
		weights := row[4:size]
		for i, mask := 0, uint16(row[2])|uint16(row[3])<<8; mask != 0 && i < len(weights); mask &= mask - 1 {
			scores[bits.TrailingZeros16(mask)] += int32(int8(weights[i]))
			i++
		}
		return
	}
}

// rowSize is the number of bytes of the row that starts here.
func (m *Model) rowSize(row string) uint32 {
	if m.masked {
		return 4 + uint32(bits.OnesCount16(uint16(row[2])|uint16(row[3])<<8))
	}
	return 3 + 2*uint32(row[2])
}

// Weight is the value of one feature for one label.
func (m *Model) Weight(h Feature, label int) float32 {
	scores := make([]int32, m.labels)
	m.Add(scores, h)
	return float32(scores[label]) * m.unit
}

func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}
