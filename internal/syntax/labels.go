// Package syntax tags the words of a sentence with their classes and finds its
// dependency tree.
package syntax

// Classes are the tags of the Penn Treebank (Marcus et al. 1993) that the
// network tells apart; a class is its number here.
var Classes = [...]string{"NN", "IN", "NNP", "DT", "JJ", "NNS", ",", ".", "VBD", "RB", "PRP", "VB", "CC", "VBZ", "TO",
	"VBG", "VBN", "VBP", "''", "CD", "PRP$", "``", "MD", "POS", ":", "WP", "WDT", "NNPS", "WRB", "RP", "JJR", "JJS",
	"RBR", "-RRB-", "-LRB-", "EX", "$", "RBS", "PDT", "UH", "WP$", "SYM"}

// Relations are those of the Stanford basic dependencies (de Marneffe et al.
// 2014), the rare ones merged into their neighbours; a relation is its number here.
var Relations = [...]string{"dep", "root", "punct", "case", "nmod", "nsubj", "det", "compound", "amod", "dobj", "advmod",
	"mark", "aux", "cc", "conj", "nmod:poss", "ccomp", "xcomp", "advcl", "cop", "acl:relcl", "nummod", "acl", "neg",
	"appos", "auxpass", "nsubjpass", "nmod:tmod", "compound:prt", "parataxis", "mwe", "expl", "iobj"}

// Root is the relation of a word that depends on none.
const Root = 1

// A Word is what is found of a word: numbers in Classes and Relations, and the
// place of the head in the sentence, -1 for a root.
type Word struct {
	Class    uint8
	Relation uint8
	Head     int32
}
