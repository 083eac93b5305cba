package sentence

import (
	"sync"

	"whosaid/internal/syntax"
)

// A Word says what a token is in its sentence.
type Word struct {
	Class    Class
	Relation Relation
	Head     int32 // the token that it depends on (a number in Document.Tokens), -1 for a root
}

// A Class is a word class, a tag of the Penn Treebank.
type Class uint8

// String is the tag: "NN", "VBD".
func (c Class) String() string {
	if int(c) >= len(syntax.Classes) {
		return "?"
	}
	return syntax.Classes[c]
}

// ClassOf is the class with this tag; ok is false where there is none.
func ClassOf(tag string) (c Class, ok bool) {
	for i, t := range syntax.Classes {
		if t == tag {
			return Class(i), true
		}
	}
	return 0, false
}

// A Relation is what a word is to its head, one of the Stanford basic dependencies.
type Relation uint8

// String is the relation's name: "nsubj", "ccomp".
func (r Relation) String() string {
	if int(r) >= len(syntax.Relations) {
		return "?"
	}
	return syntax.Relations[r]
}

// RelationOf is the relation of this name; ok is false where there is none.
func RelationOf(name string) (r Relation, ok bool) {
	for i, t := range syntax.Relations {
		if t == name {
			return Relation(i), true
		}
	}
	return 0, false
}

type grammar struct {
	once  sync.Once
	words []Word
}

// Grammar is one Word for each token: its class, and its place in the
// dependency tree of its sentence, as a network finds them. It is worked out at
// the first call and kept. The caller must not change it.
func (d *Document) Grammar() []Word {
	d.grammar.once.Do(func() { d.grammar.words = d.parseWith(syntax.Default()) })
	return d.grammar.words
}

// longest is the number of tokens that are parsed at once: a tree over more
// words than any writer puts into a sentence says nothing.
const longest = 300

func (d *Document) parseWith(m *syntax.Model) []Word {
	out := make([]Word, len(d.tokens))
	p := syntax.NewParser(m)
	norms, words := make([]string, 0, 64), make([]syntax.Word, 0, 64)
	for _, s := range d.sentences {
		for first := s.First; first < s.Last; first += longest {
			last := min(first+longest, s.Last)
			norms, words = norms[:0], words[:0]
			for _, t := range d.tokens[first:last] {
				norms, words = append(norms, t.Norm), append(words, syntax.Word{})
			}
			p.Parse(norms, words)
			for i, w := range words {
				head := w.Head
				if head >= 0 {
					head += int32(first)
				}
				out[first+i] = Word{Class(w.Class), Relation(w.Relation), head}
			}
		}
	}
	return out
}
