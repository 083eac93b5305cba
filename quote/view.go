package quote

import (
	"sort"
	"strings"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

// A view is what the models see of a document, worked out once.
type view struct {
	doc    *sentence.Document
	tokens []sentence.Token
	words  []sentence.Word
	marks  *marks

	low      []linear.Feature // the word in lower case
	stem     []linear.Feature // its stem
	suffix   []linear.Feature // its last three letters
	upper    []bool           // it starts with a capital
	kind     []wordKind
	sentence []int32
	depth    []uint8 // steps to the root of its tree
	leftEnd  []int32 // first and last token of the word's subtree
	rightEnd []int32
	person   []personCounts   // by sentence
	pair     []linear.Feature // the nearest marks about a token, where some marks are lost
	vector   []int32          // the number of the word's vector, -1 for none
	lost     *lostMarks       // what the mark network says, once it was asked
}

// A wordKind is a coarse sort of word that matters to quotes.
type wordKind uint8

const (
	otherWord wordKind = iota
	firstPerson
	secondPerson
	thirdPerson
	presentVerb
	pastVerb
	punctuation
	capitalised
)

// personCounts are what a sentence shows of who is speaking in it.
type personCounts struct {
	first, second, third, present, past bool
}

// says is what the cue, argument and rerank models see of the counts.
func (p *personCounts) says() linear.Feature {
	return flags(p.first, p.second, p.third, p.past, p.present)
}

var firstWords = set("i me my mine myself we us our ours ourselves 'm 've")
var secondWords = set("you your yours yourself")
var thirdWords = set("he she him her his hers himself herself they them their theirs")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func newView(doc *sentence.Document) *view {
	marks, words := readMarks(doc), doc.Grammar()
	tokens := marks.tokens
	n := len(tokens)
	hashes := make([]linear.Feature, 3*n)
	v := &view{
		doc: doc, tokens: tokens, words: words, marks: marks,
		low: hashes[:n], stem: hashes[n : 2*n], suffix: hashes[2*n:],
		upper: make([]bool, n), kind: make([]wordKind, n), sentence: make([]int32, n), depth: make([]uint8, n),
		leftEnd: make([]int32, n), rightEnd: make([]int32, n), person: make([]personCounts, len(doc.Sentences())),
	}
	for i, t := range tokens {
		low := strings.ToLower(t.Norm)
		v.low[i] = linear.String(low)
		v.stem[i] = linear.String(stem(low))
		v.suffix[i] = linear.String(low[max(0, len(low)-3):])
		v.upper[i] = low != t.Norm
		s := doc.SentenceOf(i)
		v.sentence[i] = int32(s)
		p := &v.person[s]
		switch tag := words[i].Class; {
		case firstWords[low]:
			v.kind[i], p.first = firstPerson, true
		case secondWords[low]:
			v.kind[i], p.second = secondPerson, true
		case thirdWords[low]:
			v.kind[i], p.third = thirdPerson, true
		case tag == classVBP || tag == classVBZ || tag == classMD:
			v.kind[i], p.present = presentVerb, true
		case tag == classVBD:
			v.kind[i], p.past = pastVerb, true
		case isPunctuation(low):
			v.kind[i] = punctuation
		case v.upper[i]:
			v.kind[i] = capitalised
		}
		v.leftEnd[i], v.rightEnd[i] = int32(i), int32(i)
	}
	v.vector = vectorsOf(v.low)
	for i := range tokens {
		steps := 0
		for h := words[i].Head; h >= 0 && steps < 250; h = words[h].Head {
			v.leftEnd[h] = min(v.leftEnd[h], int32(i))
			v.rightEnd[h] = max(v.rightEnd[h], int32(i))
			steps++
		}
		v.depth[i] = uint8(steps)
	}
	if v.marks.state == oddMarks {
		v.pair = v.markPairs()
	}
	return v
}

// tokenAt is the first token that ends after byte at.
func (v *view) tokenAt(at int) int {
	return sort.Search(len(v.tokens), func(i int) bool { return v.tokens[i].End > at })
}

// spanOf is where tokens [r[0], r[1]) stand in the text.
func (v *view) spanOf(r [2]int) sentence.Span {
	return sentence.Span{Start: v.tokens[r[0]].Start, End: v.tokens[r[1]-1].End}
}

func class(tag string) sentence.Class {
	c, ok := sentence.ClassOf(tag)
	if !ok {
		panic("quote: no class " + tag)
	}
	return c
}

func relation(name string) sentence.Relation {
	r, ok := sentence.RelationOf(name)
	if !ok {
		panic("quote: no relation " + name)
	}
	return r
}

var (
	classVBP, classVBZ, classVBD, classMD = class("VBP"), class("VBZ"), class("VBD"), class("MD")
	relationNsubj, relationCcomp          = relation("nsubj"), relation("ccomp")
)

func isPunctuation(norm string) bool {
	for i := 0; i < len(norm); i++ {
		if c := norm[i]; c >= 0x80 || c >= '0' && c <= '9' || c|32 >= 'a' && c|32 <= 'z' {
			return false
		}
	}
	return true
}

// stem cuts a word's inflection off, roughly; irregular forms of the verbs that
// report most are brought together.
func stem(low string) string {
	if s := irregular[low]; s != "" {
		return s
	}
	n := len(low)
	cut := func(suffix string, least int) bool { return strings.HasSuffix(low, suffix) && n-len(suffix) >= least }
	switch {
	case cut("ies", 2), cut("ied", 2):
		return low[:n-3] + "y"
	case cut("ing", 3):
		low = low[:n-3]
	case cut("ed", 3):
		low = low[:n-2]
	case cut("es", 3):
		low = low[:n-2]
	case cut("s", 3) && low[n-2] != 's':
		low = low[:n-1]
	}
	n = len(low)
	if n > 3 && low[n-1] == low[n-2] && low[n-1] != 's' && low[n-1] != 'l' {
		low = low[:n-1]
	}
	if n = len(low); n > 3 && low[n-1] == 'e' {
		low = low[:n-1]
	}
	return low
}

var irregular = map[string]string{
	"said": "say", "says": "say", "saying": "say", "told": "tell", "wrote": "write", "written": "write",
	"thought": "think", "knew": "know", "known": "know", "felt": "feel", "found": "find", "spoke": "speak", "spoken": "speak",
	"saw": "see", "seen": "see", "heard": "hear", "went": "go", "gone": "go", "goes": "go", "made": "make", "began": "begin", "begun": "begin",
	"swore": "swear", "sworn": "swear", "read": "read", "sang": "sing", "meant": "mean", "understood": "understand",
	"was": "be", "were": "be", "is": "be", "are": "be", "been": "be", "am": "be", "'m": "be", "'re": "be", "being": "be",
	"had": "have", "has": "have", "having": "have", "did": "do", "does": "do", "done": "do", "gave": "give", "given": "give",
	"took": "take", "taken": "take", "held": "hold", "put": "put", "set": "set", "showed": "show", "shown": "show", "chose": "choose", "chosen": "choose",
}
