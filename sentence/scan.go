package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"whosaid/internal/linear"
)

// A piece is a word or a mark as it stands, before contractions are split.
type piece struct {
	Span
	norm  string         // its reading
	key   linear.Feature // the hash of norm in lower case
	kind  kind
	shape shape
	first bool // the first of its paragraph
	glued bool // no blank before it
}

type kind uint8

const (
	wordPiece kind = iota
	markPiece
)

// A shape says how a word is written.
type shape uint8

const (
	noShape    shape = iota // a mark
	lowerShape              // lower
	titleShape              // Title
	upperShape              // UPPER, and one capital letter
	mixedShape              // McCain, iPhone
	digitShape              // 1990s
)

// Classes of ASCII bytes.
const (
	blankByte = 1 << iota
	digitByte
	lowerByte
	upperByte
	wordByte = digitByte | lowerByte | upperByte
)

var class = func() (t [utf8.RuneSelf]uint8) {
	for _, c := range " \t\n\v\f\r" {
		t[c] = blankByte
	}
	for c := range 26 {
		t['a'+c], t['A'+c] = lowerByte, upperByte
	}
	for c := range 10 {
		t['0'+c] = digitByte
	}
	return t
}()

// A scanner cuts a text into pieces.
type scanner struct {
	text   string
	pieces []piece
}

// wordRune tells whether r can be part of a word on its own.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && class[r]&wordByte != 0
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || r >= 0xe000 && r <= 0xf8ff
}

// scan cuts the whole text; a break of lines starts a new paragraph, in a text
// whose lines were broken at a fixed width a blank line.
func (s *scanner) scan() {
	text := s.text
	first, glued := true, false
	breaks, enough := 0, 1
	if wrapped(text) {
		enough = 2
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c == ' ':
				i++
				glued = false
				continue
			case c == '\n' || c == '\r' || c == '\f' || c == '\v':
				i++
				if c != '\r' {
					breaks++
				}
				if c == '\f' || c == '\v' || c == '\r' && (i == len(text) || text[i] != '\n') {
					breaks = enough
				}
				first, glued = first || breaks >= enough, false
				continue
			case class[c]&blankByte != 0:
				i++
				glued = false
				continue
			}
		}
		r, n := read(text, i)
		if r == ' ' || r == nothing {
			if u, _ := utf8.DecodeRuneInString(text[i:]); u == '\u2028' || u == '\u2029' {
				first = true
			}
			glued = glued && r == nothing
			i += n
			continue
		}
		p := piece{Span: Span{i, i + n}, first: first, glued: glued}
		if wordRune(r) {
			s.word(&p)
		} else {
			s.mark(&p, r)
		}
		s.pieces = append(s.pieces, p)
		first, glued, breaks = false, true, 0
		i = p.End
	}
}

// readAll is the reading of a word.
func readAll(w string) string {
	var b strings.Builder
	for i := 0; i < len(w); {
		r, n := read(w, i)
		if r != nothing {
			b.WriteRune(r)
		}
		i += n
	}
	return norm.NFC.String(b.String())
}

// rawOffset is the byte of the raw word whose reading starts at byte at of its norm.
func rawOffset(raw string, at int) int {
	i, b := 0, 0
	for i < len(raw) && b < at {
		r, n := read(raw, i)
		if r != nothing {
			b += utf8.RuneLen(r)
		}
		i += n
	}
	return i
}

// lowerHash is the hash of w with its ASCII letters in lower case (FNV-1a).
func lowerHash(w string) linear.Feature {
	h := uint64(14695981039346656037)
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return linear.Feature(h).Int(0)
}
