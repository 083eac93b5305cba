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

// newNet is a network of zeros, but for its table.
func newNet(s Shape, vectors []float32) *Net {
	h, n := s.Hidden, s.Labels
	m := &Net{
		Shape: s, vectors: vectors,
		project: make([]float32, s.Slots*s.Vector*h), bias: make([]float32, h),
		out: make([]float32, 2*h*Width), outBias: make([]float32, Width),
		From: make([]float32, n*n), Start: make([]float32, n), End: make([]float32, n),
	}
	for range s.Dilations {
		m.conv, m.shift = append(m.conv, make([]float32, 3*h*h)), append(m.shift, make([]float32, h))
	}
	return m
}

// parts are the weights of a network, the table first.
func (m *Net) parts() [][]float32 {
	all := [][]float32{m.table, m.project, m.bias, m.out, m.outBias, m.From, m.Start, m.End}
	return append(append(all, m.conv...), m.shift...)
}

// Open reads a network's file; data must outlive the network, whose table is
// read in place. The vectors are those that it was trained with.
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
	table := s.Rows * s.Hidden
	if len(data) < at+4+table {
		return nil, bad
	}
	m.step = math.Float32frombits(uint32(word()))
	m.steps = data[at : at+table]
	at += table
	for _, part := range m.parts()[1:] {
		if len(data) < at+4+2*len(part) {
			return nil, bad
		}
		step := math.Float32frombits(uint32(word()))
		for k := range part {
			part[k] = float32(int16(uint16(data[at])|uint16(data[at+1])<<8)) * step
			at += 2
		}
	}
	if at != len(data) {
		return nil, bad
	}
	return m, nil
}

// MustOpen is Open for the networks that are part of the program.
func MustOpen(data string, vectors []float32) *Net {
	m, err := Open(data, vectors)
	if err != nil {
		panic(err)
	}
	return m
}
