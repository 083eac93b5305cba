//go:build train

package syntax

import (
	"fmt"
	"os"

	"whosaid/internal/lexicon"
	"whosaid/internal/neural"
)

// A Tree is a sentence to learn from: its words in well-kept spelling, and what
// they are.
type Tree struct {
	Norms []string
	Words []Word
}

var (
	shape     = neural.Shape{Vector: lexicon.VectorSize, Slots: 1, Rows: tableRows, Hidden: 64, Dilations: []int{1, 2, 4, 8}, Labels: len(Classes)}
	treeShape = neural.TreeShape{Relations: len(Relations), Key: 64}
	options   = neural.Options{Epochs: 5, Rate: 0.003, Skip: 0.1, Batch: 16, Seed: 1}
)

// Learn trains a model and returns it with its file.
func Learn(trees []*Tree) (*Model, map[string][]byte) {
	var data []*neural.TreeExample
	for _, t := range trees {
		e := &neural.TreeExample{}
		for i, w := range t.Norms {
			f, _ := read(w, nil)
			vector := lexicon.Vector(f.word)
			e.In.Words = append(e.In.Words, int32(vector))
			e.In.Rows = f.rows(e.In.Rows, vector >= 0, i == 0)
			e.In.Next()
			e.Classes = append(e.Classes, t.Words[i].Class)
			e.Heads = append(e.Heads, t.Words[i].Head)
			e.Relations = append(e.Relations, t.Words[i].Relation)
		}
		data = append(data, e)
	}
	o := options
	if os.Getenv("WHOSAID_VERBOSE") != "" {
		o.Report = func(epoch int, loss float64) {
			fmt.Fprintf(os.Stderr, "grammar epoch %d: loss %.3f a word\n", epoch, loss)
		}
	}
	files := map[string][]byte{path: neural.TrainTree(shape, treeShape, lexicon.Vectors(), data, o).Encode()}
	return FromFiles(files), files
}

const path = "internal/syntax/grammar.network"

// FromFiles is the model in the file that Learn returned.
func FromFiles(files map[string][]byte) *Model {
	return &Model{neural.MustOpenTree(string(files[path]), lexicon.Vectors())}
}

// Install makes m the model of this process.
func Install(m *Model) { model = m }
