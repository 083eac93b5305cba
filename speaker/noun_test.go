package speaker

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHuman(t *testing.T) {
	for word, want := range map[string]bool{"senator": true, "spokeswoman": true, "businessman": true, "ex-governor": true, "Republican": true, "senate": false, "report": false, "plan": false} {
		w := wordOf(word)
		assert.Equal(t, want, human(&w, word) >= 2, word)
	}
}
