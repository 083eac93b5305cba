package neural

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOpenRefusesWhatIsNoNetwork(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":       "",
		"other magic":   "wsn0" + string(make([]byte, 100)),
		"only a header": netMagic + "\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x10\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00",
		"huge":          netMagic + "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x10\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00",
	} {
		_, err := Open(data, nil)
		assert.Error(t, err, name)
		_, err = OpenTree(treeMagic+strings.TrimPrefix(data, netMagic), nil)
		assert.Error(t, err, name)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(netMagic + "\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x10\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00" + string(make([]byte, 3000)))
	f.Add(netMagic)
	f.Fuzz(func(t *testing.T, data string) {
		vectors := make([]float32, 8)
		first := func(m *encoder) []float32 {
			sums := make([]float32, 2*m.Hidden)
			m.Begin(sums[:m.Hidden])
			if m.Vector > 0 && m.Slots > 0 {
				m.AddWord(sums[:m.Hidden], m.Slots-1, int32(len(vectors)/m.Vector-1))
			}
			if m.Rows > 0 {
				m.AddRows(sums[m.Hidden:], []int32{int32(m.Rows - 1)})
			}
			return sums
		}
		if m, err := Open(data, vectors); err == nil {
			assert.Len(t, m.Scores(new(State), first(&m.encoder)), 2*Width)
		}
		if m, err := OpenTree(treeMagic+strings.TrimPrefix(data, netMagic), vectors); err == nil {
			var s TreeState
			m.Read(&s, first(&m.encoder))
			assert.Less(t, m.Relation(&s, 0, 1), m.Relations)
		}
	})
}
