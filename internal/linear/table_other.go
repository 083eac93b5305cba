//go:build !amd64

package linear

// find fills found with the numbers of the slots that features are in, in the
// order of features, and tells how many there are.
func (t *Table) find(found *[batch]uint32, features []Feature) int {
	return t.findPlain(found, features)
}

// sum adds the weights of slots to scores, which is as long as there are labels.
func (t *Table) sum(scores []int32, found []uint32) { t.sumPlain(scores, found) }
