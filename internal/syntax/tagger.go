package syntax

import (
	"unicode"
	"unicode/utf8"

	"whosaid/internal/linear"
)

// form is what the models see of a word.
type form struct {
	word, shape               linear.Feature
	suffix1, suffix2, suffix3 linear.Feature
	prefix                    linear.Feature
}

var boundary = form{word: linear.String("<>"), shape: linear.String("<>")}

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

// tagFeatures appends the features for the class of word i; the classes of the
// words before it are known.
func tagFeatures(f []linear.Feature, forms []form, words []Word, i int) []linear.Feature {
	at := func(j int) *form {
		if j < 0 || j >= len(forms) {
			return &boundary
		}
		return &forms[j]
	}
	class := func(j int) int {
		if j < 0 {
			return 255
		}
		return int(words[j].Class)
	}
	w, before, after := at(i), at(i-1), at(i+1)
	c1, c2 := class(i-1), class(i-2)
	t := 0
	add := func(x linear.Feature) { f = append(f, x); t++ }
	first := 0
	if i == 0 {
		first = 1
	}
	add(linear.Template(t).With(w.word))
	add(linear.Template(t).With(w.suffix1))
	add(linear.Template(t).With(w.suffix2))
	add(linear.Template(t).With(w.suffix3))
	add(linear.Template(t).With(w.prefix))
	add(linear.Template(t).With(w.shape).Int(first))
	add(linear.Template(t).With(w.shape).With(w.suffix2).Int(first))
	add(linear.Template(t).Int(c1))
	add(linear.Template(t).Int(c1).Int(c2))
	add(linear.Template(t).With(w.word).Int(c1))
	add(linear.Template(t).With(w.suffix2).Int(c1))
	add(linear.Template(t).With(w.word).With(after.word))
	add(linear.Template(t).With(w.word).With(before.word))
	add(linear.Template(t).With(before.word))
	add(linear.Template(t).With(after.word))
	add(linear.Template(t).With(at(i - 2).word))
	add(linear.Template(t).With(at(i + 2).word))
	add(linear.Template(t).With(after.suffix2).Int(c1))
	add(linear.Template(t).With(after.suffix3))
	add(linear.Template(t).With(after.shape).With(w.shape).Int(c1))
	add(linear.Template(t).With(after.word).With(at(i + 2).word))
	return f
}
