package neural

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOpenRefusesWhatIsNoNetwork(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":       "",
		"other magic":   "wst1" + string(make([]byte, 100)),
		"only a header": magic + "\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x10\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00",
		"huge":          magic + "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x10\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00",
	} {
		_, err := Open(data, nil)
		assert.Error(t, err, name)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(magic + "\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x10\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00" + string(make([]byte, 3000)))
	f.Add(magic)
	f.Fuzz(func(t *testing.T, data string) {
		if m, err := Open(data, nil); err == nil {
			assert.Equal(t, 0, m.Hidden%block)
		}
	})
}
