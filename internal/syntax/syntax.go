package syntax

import (
	_ "embed"

	"whosaid/internal/lexicon"
	"whosaid/internal/neural"
)

//go:embed grammar.network
var file string

var model = &Model{neural.MustOpenTree(file, lexicon.Vectors())}

// A Model finds classes and trees. Goroutines may share it.
type Model struct{ net *neural.Tree }

// Default is the model that is part of the program.
func Default() *Model { return model }

// A Parser holds the working memory for parsing sentence after sentence; one
// goroutine at a time.
type Parser struct {
	net    *neural.Tree
	folded []byte
	rows   []int32
	sums   []float32
	state  neural.TreeState
	heads  []int32
}

// NewParser is a parser with this model.
func NewParser(m *Model) *Parser { return &Parser{net: m.net} }

// Parse finds the classes, heads and relations of a sentence's words, given in
// well-kept spelling; words has room for one Word each. The words are a tree
// with one root.
func (p *Parser) Parse(sentence []string, words []Word) {
	if len(sentence) == 0 {
		return
	}
	p.sum(sentence)
	p.net.Read(&p.state, p.sums)
	p.heads = bestTree(p.heads[:0], len(sentence), p.state.Arc, p.state.NoArc)
	for i, head := range p.heads {
		words[i] = Word{Class: uint8(p.net.Class(&p.state, i)), Relation: Root, Head: head}
		if head >= 0 {
			words[i].Relation = uint8(p.net.Relation(&p.state, i, int(head)))
		}
	}
}

// sum makes the first layer's sums.
func (p *Parser) sum(sentence []string) {
	h := p.net.Hidden
	if n := len(sentence) * h; cap(p.sums) < n {
		p.sums = make([]float32, n+n/2)
	}
	p.sums = p.sums[:len(sentence)*h]
	for i, w := range sentence {
		var f form
		f, p.folded = read(w, p.folded)
		vector := lexicon.Vector(f.word)
		p.rows = f.rows(p.rows[:0], vector >= 0, i == 0)
		sum := p.sums[i*h : (i+1)*h]
		p.net.Begin(sum)
		p.net.AddWord(sum, 0, int32(vector))
		p.net.AddRows(sum, p.rows)
	}
}
