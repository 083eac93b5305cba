//go:build train

package linear

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two words, x and y, take turns being labelled by the word before them.
func turns() (*Vocabulary, []*Sequence) {
	x, y := String("x"), String("y")
	v := NewVocabulary(map[Feature]int32{x: 9, y: 9}, 1)
	var data []*Sequence
	for range 20 {
		s := &Sequence{}
		s.Append(v, []Feature{x}, 0)
		s.Append(v, []Feature{y}, 1)
		s.Append(v, []Feature{x}, 2)
		s.Append(v, []Feature{y}, 1)
		data = append(data, s)
	}
	return v, data
}

func free(int, int) bool { return true }

func TestLearnersLearnATurn(t *testing.T) {
	v, data := turns()
	o := Options{Labels: 3, Epochs: 20, Rate: 0.3, Seeds: []uint64{1, 2}, Allowed: free}
	for name, learn := range map[string]func(*Vocabulary, []*Sequence, Options) *Weights{"likelihood": Learn, "mistakes": LearnByMistakes} {
		t.Run(name, func(t *testing.T) {
			file := learn(v, data, o).Encode(v, 0, 20)
			require.Equal(t, file, learn(v, data, o).Encode(v, 0, 20), "the same each time")
			m := MustOpen(string(file))
			scores := make([]int32, 4*3)
			for i, word := range []string{"x", "y", "x", "y"} {
				m.Add(scores[i*3:i*3+3], String(word))
			}
			path, _ := new(Decoder).Best(ChainOf(m, free), scores)
			assert.Equal(t, []uint8{0, 1, 2, 1}, path)
		})
	}
}
