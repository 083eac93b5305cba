package lexicon

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestForename(t *testing.T) {
	for name, want := range map[string]struct {
		female, male, known bool
	}{
		"mary":    {female: true, known: true},
		"john":    {male: true, known: true},
		"aaron":   {male: true, known: true},
		"zyzzyx":  {},
		"":        {},
		"zzzzzzz": {},
		"0":       {},
	} {
		girls, digits := Forename(name)
		assert.Equal(t, want.known, digits > 0, name)
		assert.Equal(t, want.female, digits > 0 && girls > 0.9, name)
		assert.Equal(t, want.male, digits > 0 && girls < 0.1, name)
	}
}

func TestForenameFindsEveryLine(t *testing.T) {
	for line := range strings.Lines(forenames) {
		line = strings.TrimSuffix(line, "\n")
		_, digits := Forename(line[:len(line)-2])
		assert.Positive(t, digits, line)
	}
}

func TestCluster(t *testing.T) {
	assert.Zero(t, Cluster("qqqqxxzz"))
	assert.NotZero(t, Cluster("monday"))
	assert.Equal(t, Cluster("monday"), Cluster("tuesday"))
}

func BenchmarkForename(b *testing.B) {
	for b.Loop() {
		Forename("margaret")
	}
}
