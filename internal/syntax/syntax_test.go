package syntax

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func parse(text string) ([]string, []Word) {
	norms := strings.Fields(text)
	words := make([]Word, len(norms))
	NewParser(Default()).Parse(norms, words)
	return norms, words
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, text, tags string
		relations        string // of some words, as dependent<relation<head
	}{
		{"a report", "The mayor said the bridge would open in May .", "DT NN VBD DT NN MD VB IN NNP .",
			"mayor<nsubj<said open<ccomp<said bridge<nsubj<open"},
		{"a contraction", "They do n't agree .", "PRP VBP RB VB .", "n't<neg<agree They<nsubj<agree"},
		{"a possessive", "The town 's council voted .", "DT NN POS NN VBD .", "town<nmod:poss<council council<nsubj<voted"},
		{"a name", "Mayor Ilse Brandt left .", "NNP NNP NNP VBD .", "Brandt<nsubj<left Ilse<compound<Brandt"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			norms, words := parse(test.text)
			var tags []string
			for _, w := range words {
				tags = append(tags, Classes[w.Class])
			}
			assert.Equal(t, test.tags, strings.Join(tags, " "))
			for _, arc := range strings.Fields(test.relations) {
				part := strings.Split(arc, "<")
				at := indexOf(norms, part[0])
				require.GreaterOrEqual(t, words[at].Head, int32(0), arc)
				assert.Equal(t, part[2], norms[words[at].Head], arc)
				assert.Equal(t, part[1], Relations[words[at].Relation], arc)
			}
		})
	}
}

func indexOf(norms []string, word string) int {
	for i, n := range norms {
		if n == word {
			return i
		}
	}
	return -1
}

func FuzzParse(f *testing.F) {
	f.Add("The mayor said it .")
	f.Add("\xff \x00 . . \" ''")
	f.Add(strings.Repeat("4711 ", 300))
	f.Add(strings.Repeat("She said that he ", 75))
	f.Fuzz(func(t *testing.T, text string) {
		_, words := parse(text)
		roots := 0
		for i := range words {
			if words[i].Head < 0 {
				roots++
			}
			steps := 0
			for h := words[i].Head; h >= 0; h = words[h].Head {
				steps++
				require.LessOrEqual(t, steps, len(words), "a tree has no circles")
			}
			if words[i].Head < 0 {
				require.EqualValues(t, Root, words[i].Relation)
			}
		}
		require.Equal(t, min(len(words), 1), roots)
	})
}

func BenchmarkParse(b *testing.B) {
	const text = "The mayor of the town said on Tuesday that the bridge , which was closed in March , would open again before the summer ."
	norms := strings.Fields(text)
	words := make([]Word, len(norms))
	p := NewParser(Default())
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(norms, words)
	}
	b.ReportMetric(float64(len(norms)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
