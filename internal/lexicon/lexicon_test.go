package lexicon

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/linear"
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

func TestVector(t *testing.T) {
	assert.Equal(t, -1, Vector(linear.String("qqqqxxzz")))
	all := Vectors()
	of := func(word string) []float32 {
		n := Vector(linear.String(word))
		require.GreaterOrEqual(t, n, 0, word)
		return all[n*VectorSize : (n+1)*VectorSize]
	}
	distance := func(a, b []float32) (sum float32) {
		for i := range a {
			sum += (a[i] - b[i]) * (a[i] - b[i])
		}
		return sum
	}
	for _, x := range [][3]string{{"monday", "tuesday", "insisted"}, {"insisted", "asserted", "river"}, {"lawyer", "attorney", "river"}} {
		assert.Less(t, distance(of(x[0]), of(x[1])), distance(of(x[0]), of(x[2])), x)
	}
}

func BenchmarkForename(b *testing.B) {
	for b.Loop() {
		Forename("margaret")
	}
}

func TestVectorFindsEveryEntry(t *testing.T) {
	n := len(vectors) / vectorEntry
	for i := range n {
		require.Equal(t, i, Vector(linear.Feature(vectorKey(i))<<32))
	}
	require.Equal(t, -1, Vector(linear.Feature(vectorKey(n-1)+1)<<32))
	require.Equal(t, -1, Vector(linear.Feature(vectorKey(0)-1)<<32))
}
