package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// A Table is a model of up to 15 labels that is made for speed: most looks at a
// feature need no more than the keys of a few slots, and those of all slots fit
// into the processor's cache. Its weights, like a Model's, are read in place, and
// goroutines may share it.
//
// The file is: the magic "wst1", the number of labels n, the weight unit as
// float32, the number of buckets and that of exact rows, all 32 bits wide and
// little-endian; the sixteen levels that a weight can have, as int8, the first
// of them 0; the exact rows, each the 64 bits of a feature's hash and n weights
// as int8; the buckets; eight bytes of nothing. A bucket has eight slots: first
// the low 16 bits of their hashes (0 in an empty one, 1 for 0), then, four bits
// each, the levels of their n weights. A feature's bucket is given by the high
// half of its hash; where that is full, its slot may be in the next one, which
// behind the last is the first.
type Table struct {
	labels  int
	unit    float32
	buckets string
	count   uint64   // of buckets
	size    int      // of a bucket
	keys    []uint64 // of the slots, four in each number; see keysOf
	levels  [16]int8
	exact   map[Feature]string
}

const (
	magicTable  = "wst1"
	tableHeader = 20 + 16
	slots       = 8
	keysSize    = 2 * slots
	mostInTable = 15
	lookahead   = 4 // buckets whose keys are compared at once
)

// OpenTable reads the header of a table's file; data must outlive the Table.
func OpenTable(data string) (*Table, error) {
	if len(data) < tableHeader || data[:4] != magicTable {
		return nil, errors.New("linear: not a table file")
	}
	word := func(i int) int { return int(binary.LittleEndian.Uint32([]byte(data[i : i+4]))) }
	n, buckets, exact := word(4), word(12), word(16)
	if n == 0 || n > mostInTable || buckets == 0 {
		return nil, fmt.Errorf("linear: a table of %d labels and %d buckets", n, buckets)
	}
	t := &Table{labels: n, unit: math.Float32frombits(uint32(word(8))), count: uint64(buckets), size: keysSize + 4*n, exact: make(map[Feature]string)}
	if len(data) != tableHeader+exact*(8+n)+buckets*t.size+8 {
		return nil, errors.New("linear: table file cut short")
	}
	for i := range t.levels {
		t.levels[i] = int8(data[20+i])
	}
	at := tableHeader
	for range exact {
		t.exact[Feature(u64(data, at))] = data[at+8 : at+8+n]
		at += 8 + n
	}
	t.buckets = data[at:]
	t.keys = t.keysOf()
	return t, nil
}

// keysOf copies the keys out of the buckets. Those from which a search goes on
// behind the last bucket are there a second time, so that none has to turn back;
// it ends in a bucket that has room, if only in the empty ones at the end.
func (t *Table) keysOf() []uint64 {
	keys := make([]uint64, 0, 2*(t.count+lookahead+1))
	full := true
	add := func(b uint64) {
		at := int(b) * t.size
		keys = append(keys, u64(t.buckets, at), u64(t.buckets, at+8))
		full = keys[len(keys)-1]>>48 != 0
	}
	for b := range t.count {
		add(b)
	}
	for b := uint64(0); full && b < t.count; b++ {
		add(b)
	}
	return append(keys, make([]uint64, 2*lookahead)...)
}

// MustOpenTable is OpenTable for the tables that are part of the program.
func MustOpenTable(data string) *Table {
	t, err := OpenTable(data)
	if err != nil {
		panic(err)
	}
	return t
}

// Labels is the number of weights that a feature has.
func (t *Table) Labels() int { return t.labels }

// Unit is the value of one unit of the integer scores that AddAll sums.
func (t *Table) Unit() float32 { return t.unit }

// Add adds the weights of one feature to scores; it knows the exact rows, too.
func (t *Table) Add(scores []int32, h Feature) {
	if row, ok := t.exact[h]; ok {
		for i := range t.labels {
			scores[i] += int32(int8(row[i]))
		}
		return
	}
	t.AddAll(scores, []Feature{h})
}

// AddAll adds the weights of features to scores, which must have room for every
// label. A feature that the table does not know adds nothing; nor do exact rows.
func (t *Table) AddAll(scores []int32, features []Feature) {
	var found [batch]uint32
	scores = scores[:t.labels]
	for len(features) > 0 {
		n := min(batch, len(features))
		// All of the slots first, then their weights: loads that do not wait for
		// one another share the time that the memory takes.
		t.sum(scores, found[:t.find(&found, features[:n])])
		features = features[n:]
	}
}

// findPlain is find in plain Go.
func (t *Table) findPlain(found *[batch]uint32, features []Feature) int {
	var at [batch]uint32
	features = features[:min(batch, len(features))]
	// All keys are touched first: loads that no branch waits for share the time
	// that the memory takes.
	touched := uint64(0)
	for i, h := range features {
		at[i] = uint32(uint64(h) >> 32 * t.count >> 32)
		touched += t.keys[2*int(at[i])]
	}
	return t.findAt(found, features, &at, touched)
}

// findAt is findPlain of features whose searches begin at these buckets.
//
//go:noinline
func (t *Table) findAt(found *[batch]uint32, features []Feature, at *[batch]uint32, _ uint64) int {
	n := 0
	for i, h := range features {
		key := uint64(keyOf(uint16(h)))
		for b := int(at[i]); ; b++ {
			low, high := t.keys[2*b], t.keys[2*b+1]
			slot := slotOf(low, key)
			if slot == slots/2 {
				slot += slotOf(high, key)
			}
			if slot < slots {
				if b >= int(t.count) {
					b -= int(t.count) // the copies behind the last bucket
				}
				found[n] = uint32(b*slots + slot)
				n++
				break
			}
			if high>>48 == 0 {
				break // slots are filled in order
			}
		}
	}
	return n
}

// sumPlain is sum in plain Go.
func (t *Table) sumPlain(scores []int32, found []uint32) {
	for _, slot := range found {
		nibble := int(slot%slots) * t.labels
		w := u64(t.buckets, int(slot/slots)*t.size+keysSize+nibble>>1) >> (nibble & 1 * 4)
		for i := range scores {
			scores[i] += int32(t.levels[w&15])
			w >>= 4
		}
	}
}

// keyOf is what a slot keeps of a hash with these low bits.
func keyOf(low uint16) uint16 { return max(low, 1) }

// slotOf is the number of the first of four 16-bit lanes that is key, 4 for none.
func slotOf(lanes, key uint64) int {
	const ones, tops = 0x0001_0001_0001_0001, 0x8000_8000_8000_8000
	x := lanes ^ key*ones
	// The lowest lane that is zero shows its top bit; lanes above it may, falsely.
	zero := (x - ones) &^ x & tops
	return bits.TrailingZeros64(zero) >> 4
}

func u64(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}
