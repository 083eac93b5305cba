package neural

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestKeptWordsGiveWhatWordsGive(t *testing.T) {
	const count = 3*keptWords + 7
	r := rand.New(rand.NewPCG(7, 1))
	shape := Shape{Vector: 8, Slots: 2, Hidden: 16, Labels: 3}
	var kept [2]Words
	for range 2 { // what another network gave is forgotten
		m := newNet(shape, random(r, count*shape.Vector))
		copy(m.project, random(r, len(m.project)))
		for range 5000 {
			word, slot := int32(r.IntN(count+1)-1), r.IntN(2)
			want, got := random(r, shape.Hidden), make([]float32, shape.Hidden)
			copy(got, want)
			m.AddWord(want, slot, word)
			m.AddKeptWord(&kept[slot], got, slot, word)
			assert.InDeltaSlice(t, want, got, 1e-4)
		}
	}
}
