package syntax

import (
	"unicode"
	"unicode/utf8"

	"whosaid/internal/linear"
)

// form is what the network sees of a word.
type form struct {
	word, shape               linear.Feature
	suffix1, suffix2, suffix3 linear.Feature
	prefix                    linear.Feature // three letters
}

// read makes the form of a word: its letters folded to lower case and its
// digits to 0, its endings, and its shape.
func read(word string, folded []byte) (form, []byte) {
	folded = folded[:0]
	var shape [12]byte
	n, last := 0, byte(0)
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRuneInString(word[i:])
		c := byte('.')
		switch {
		case r >= '0' && r <= '9':
			r, c = '0', '0'
		case unicode.IsUpper(r):
			r, c = unicode.ToLower(r), 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case r == '-':
			c = '-'
		}
		if r == utf8.RuneError {
			folded = append(folded, word[i:i+size]...)
		} else {
			folded = utf8.AppendRune(folded, r)
		}
		if c != last && n < len(shape) {
			shape[n] = c
			n++
			last = c
		}
		i += size
	}
	end := func(k int) linear.Feature {
		return linear.String(string(folded[max(0, len(folded)-k):]))
	}
	return form{
		word:    linear.String(string(folded)),
		shape:   linear.String(string(shape[:n])),
		suffix1: end(1), suffix2: end(2), suffix3: end(3),
		prefix: linear.String(string(folded[:min(len(folded), 3)])),
	}, folded
}

// The network's table has a part for words, one for their beginnings and ends,
// and one for the rest.
const (
	wordRows  = 8192
	endRows   = 3072
	restRows  = 1024
	tableRows = wordRows + endRows + restRows
)

// rows appends the rows of the network's table for a word; known tells whether
// it has a vector, first whether the sentence starts with it.
func (f *form) rows(dst []int32, known, first bool) []int32 {
	in := func(from, size int, template int, x linear.Feature) {
		dst = append(dst, int32(from+int(uint64(linear.Template(template).With(x))>>33)%size))
	}
	if known {
		in(0, wordRows, 1, f.word)
	}
	in(wordRows, endRows, 2, f.suffix3)
	in(wordRows, endRows, 3, f.suffix2)
	in(wordRows, endRows, 4, f.prefix)
	shape := f.shape
	if first {
		shape = shape.Int(1)
	}
	in(wordRows+endRows, restRows, 5, shape)
	in(wordRows+endRows, restRows, 6, f.suffix1)
	return dst
}
