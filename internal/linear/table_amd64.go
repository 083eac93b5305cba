package linear

import "whosaid/internal/simd"

// find fills found with the numbers of the slots that features are in, in the
// order of features, and tells how many there are.
func (t *Table) find(found *[batch]uint32, features []Feature) int {
	if !simd.AVX2 || len(features) == 0 {
		return t.findPlain(found, features)
	}
	return findSlots(found, &t.keys[0], t.count, &features[0], min(batch, len(features)))
}

// sum adds the weights of slots to scores, which is as long as there are labels.
func (t *Table) sum(scores []int32, found []uint32) {
	if !simd.AVX2 || len(found) == 0 {
		t.sumPlain(scores, found)
		return
	}
	var sums [16]int32
	sumSlots(&sums, t.buckets, t.size, t.labels, &t.levels, found)
	for i := range scores {
		scores[i] += sums[i]
	}
}

// findSlots is find of n features, 1 to batch, with AVX2.
//
//go:noescape
func findSlots(found *[batch]uint32, keys *uint64, count uint64, features *Feature, n int) int

// sumSlots adds the weights of at least one slot and at most batch of them, with
// AVX2. Numbers behind that of labels are arbitrary.
//
//go:noescape
func sumSlots(sums *[16]int32, buckets string, size, labels int, levels *[16]int8, found []uint32)
