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
