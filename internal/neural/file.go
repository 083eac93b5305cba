package neural

import (
	"encoding/binary"
	"errors"
	"math"
)

// A network's file is the magic "wsn1", then Vector, Slots, Rows, Hidden,
// Labels, the number of dilations and the dilations, 32 bits wide; then its
// parts in the order of parts: each the value of one step as float32, and its
// numbers in steps, 8 bits wide for the table and 16 for the others. All is
// little-endian.
const magic = "wsn1"

// newNet is a network of zeros.
func newNet(s Shape, vectors []float32) *Net {
	h, n := s.Hidden, s.Labels
	m := &Net{
		Shape: s, vectors: vectors,
		project: make([]float32, s.Slots*s.Vector*h), table: make([]float32, s.Rows*h), bias: make([]float32, h),
		out: make([]float32, 2*h*Width), outBias: make([]float32, Width),
		From: make([]float32, n*n), Start: make([]float32, n), End: make([]float32, n),
	}
	for range s.Dilations {
		m.conv, m.shift = append(m.conv, make([]float32, 3*h*h)), append(m.shift, make([]float32, h))
	}
	return m
}

// parts are the weights of a network.
func (m *Net) parts() [][]float32 {
	all := [][]float32{m.table, m.project, m.bias, m.out, m.outBias, m.From, m.Start, m.End}
	return append(append(all, m.conv...), m.shift...)
}

// Open reads a network's file. The vectors are those that it was trained with.
func Open(data string, vectors []float32) (*Net, error) {
	bad := errors.New("neural: not a network's file, or one cut short")
	at := len(magic)
	if len(data) < at+6*4 || data[:at] != magic {
		return nil, bad
	}
	word := func() int {
		n := binary.LittleEndian.Uint32([]byte(data[at : at+4]))
		at += 4
		return int(n)
	}
	s := Shape{Vector: word(), Slots: word(), Rows: word(), Hidden: word(), Labels: word()}
	layers := word()
	const most, mostLayers = 1 << 12, 64 // no product of them runs over
	if s.Vector > most || s.Slots > most || s.Hidden > most || s.Hidden == 0 || s.Hidden%block != 0 || s.Labels == 0 || s.Labels > Width || layers > mostLayers {
		return nil, bad
	}
	if left := len(data) - at - 4*layers; left < 0 || s.Rows > left/s.Hidden || s.Slots*s.Vector*s.Hidden > left || 3*layers*s.Hidden*s.Hidden > left {
		return nil, bad
	}
	for range layers {
		s.Dilations = append(s.Dilations, word())
	}
	m := newNet(s, vectors)
	for i, part := range m.parts() {
		size := sizeOf(i)
		if len(data) < at+4+size*len(part) {
			return nil, bad
		}
		step := math.Float32frombits(uint32(word()))
		for k := range part {
			if size == 1 {
				part[k] = float32(int8(data[at])) * step
			} else {
				part[k] = float32(int16(uint16(data[at])|uint16(data[at+1])<<8)) * step
			}
			at += size
		}
	}
	if at != len(data) {
		return nil, bad
	}
	return m, nil
}

// sizeOf is how many bytes a number of part i takes.
func sizeOf(i int) int {
	if i == 0 {
		return 1
	}
	return 2
}

// MustOpen is Open for the networks that are part of the program.
func MustOpen(data string, vectors []float32) *Net {
	m, err := Open(data, vectors)
	if err != nil {
		panic(err)
	}
	return m
}
