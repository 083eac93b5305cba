package sentence

import (
	"sync"

	"github.com/neurosnap/sentences"
	"github.com/neurosnap/sentences/english"
)

// punkt is what the Punkt model of English (Kiss and Strunk 2006) knows of
// words: abbreviations, words that often start a sentence, and where each word
// was seen with a capital. It is loaded once, at the first call; the maps are
// only read, so goroutines may share them.
//
// The segmenter that comes with it is not called for every text: it does not
// see a sentence that ends without a full stop, takes "Mr. for two sentences,
// and loses the last token of a text that ends in ”. Its knowledge serves the
// classifier of this package as features instead.
var punkt = sync.OnceValue(func() *sentences.Storage {
	t, err := english.NewSentenceTokenizer(nil)
	if err != nil { // its data is part of the program
		return sentences.NewStorage()
	}
	return t.Storage
})

// typical is what Punkt knows of a word.
type typical struct {
	abbreviation, starter bool
	ortho                 int // a set of bits: where it was seen, in upper and in lower case
}

// typicalOf looks w up, a full stop at its end aside.
func typicalOf(w string) (t typical) {
	var buf [32]byte
	if n := len(w); n > 1 && w[n-1] == '.' {
		w = w[:n-1]
	}
	if len(w) > len(buf) {
		return t
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	low := buf[:len(w)]
	s := punkt()
	t.abbreviation = s.AbbrevTypes[string(low)] != 0
	t.starter = s.SentStarters[string(low)] != 0
	t.ortho = s.OrthoContext[string(low)]
	return t
}
