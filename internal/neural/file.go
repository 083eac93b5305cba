package neural

import (
	"encoding/binary"
	"errors"
	"math"
)

// A network's file is its magic, then Vector, Slots, Rows, Hidden, Labels, the
// number of dilations and the dilations, 32 bits wide, and for a Tree Relations
// and Key; then its parts in the order of parts: each the value of one step as
// float32, and its numbers in steps, 8 bits wide for the table and 16 for the
// others. All is little-endian.
const (
	netMagic  = "wsn1"
	treeMagic = "wst1"
)

// newEncoder is an encoder of zeros, but for its table.
func newEncoder(s Shape, vectors []float32) encoder {
	h := s.Hidden
	m := encoder{
		Shape: s, vectors: vectors,
		project: make([]float32, s.Slots*s.Vector*h), bias: make([]float32, h),
	}
	for range s.Dilations {
		m.conv, m.shift = append(m.conv, make([]float32, 3*h*h)), append(m.shift, make([]float32, h))
	}
	return m
}

// newNet is a network of zeros, but for its table.
func newNet(s Shape, vectors []float32) *Net {
	h, n := s.Hidden, s.Labels
	return &Net{
		encoder: newEncoder(s, vectors),
		out:     make([]float32, 2*h*Width), outBias: make([]float32, Width),
		From: make([]float32, n*n), Start: make([]float32, n), End: make([]float32, n),
	}
}

// parts are the weights of a network, the table first.
func (m *Net) parts() [][]float32 {
	all := [][]float32{m.table, m.project, m.bias, m.out, m.outBias, m.From, m.Start, m.End}
	return append(append(all, m.conv...), m.shift...)
}

var errFile = errors.New("neural: not a network's file, or one cut short")

// Open reads a network's file; data must outlive the network, whose table is
// read in place. The vectors are those that it was trained with.
func Open(data string, vectors []float32) (*Net, error) {
	r := reader{data: data}
	s, ok := r.shape(netMagic, len(vectors))
	if !ok || s.Labels > Width {
		return nil, errFile
	}
	m := newNet(s, vectors)
	if !r.table(&m.encoder) || !r.weights(m.parts()[1:]) {
		return nil, errFile
	}
	return m, nil
}

// OpenTree reads a Tree's file; data must outlive it, too. The vectors are those that it was trained with.
func OpenTree(data string, vectors []float32) (*Tree, error) {
	r := reader{data: data}
	s, ok := r.shape(treeMagic, len(vectors))
	if !ok || s.Labels > wide || len(r.data) < 8 {
		return nil, errFile
	}
	relations, key := r.word(), r.word()
	if relations == 0 || relations > wide || key == 0 || key > most || key%block != 0 || s.Hidden*(TreeShape{relations, key}).columns().all > len(r.data) {
		return nil, errFile
	}
	m := newTree(s, TreeShape{relations, key}, vectors)
	if !r.table(&m.encoder) || !r.weights(m.parts()[1:]) {
		return nil, errFile
	}
	return m, nil
}

// What no file has more of, so that no product runs over.
const most, mostLayers = 1 << 10, 64

type reader struct{ data string }

func (r *reader) word() int {
	n := binary.LittleEndian.Uint32([]byte(r.data[:4]))
	r.data = r.data[4:]
	return int(n)
}

// shape reads the beginning of a file for a network over so many numbers of vectors.
func (r *reader) shape(magic string, vectors int) (s Shape, ok bool) {
	if len(r.data) < len(magic)+6*4 || r.data[:len(magic)] != magic {
		return s, false
	}
	r.data = r.data[len(magic):]
	s = Shape{Vector: r.word(), Slots: r.word(), Rows: r.word(), Hidden: r.word(), Labels: r.word()}
	layers := r.word()
	if s.Vector > most || s.Slots > most || s.Hidden > most || s.Hidden == 0 || s.Hidden%block != 0 || s.Labels == 0 || layers > mostLayers || s.Vector > 0 && vectors%s.Vector != 0 {
		return s, false
	}
	if left := len(r.data) - 4*layers; left < 0 || s.Rows > left/s.Hidden || s.Slots*s.Vector*s.Hidden > left || 3*layers*s.Hidden*s.Hidden > left {
		return s, false
	}
	for range layers {
		s.Dilations = append(s.Dilations, r.word())
	}
	return s, true
}

// table leaves the table where it is.
func (r *reader) table(m *encoder) bool {
	size := m.Rows * m.Hidden
	if len(r.data) < 4+size {
		return false
	}
	m.step = math.Float32frombits(uint32(r.word()))
	m.steps, r.data = r.data[:size], r.data[size:]
	return true
}

// weights reads the rest of the file into parts, which it must fill.
func (r *reader) weights(parts [][]float32) bool {
	for _, part := range parts {
		if len(r.data) < 4+2*len(part) {
			return false
		}
		step := math.Float32frombits(uint32(r.word()))
		for k := range part {
			part[k] = float32(int16(uint16(r.data[2*k])|uint16(r.data[2*k+1])<<8)) * step
		}
		r.data = r.data[2*len(part):]
	}
	return r.data == ""
}

// MustOpen is Open for the networks that are part of the program.
func MustOpen(data string, vectors []float32) *Net { return must(Open(data, vectors)) }

// MustOpenTree is OpenTree for the networks that are part of the program.
func MustOpenTree(data string, vectors []float32) *Tree { return must(OpenTree(data, vectors)) }

func must[T any](m T, err error) T {
	if err != nil {
		panic(err)
	}
	return m
}
