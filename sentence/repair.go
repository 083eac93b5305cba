package sentence

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// nothing is what zero-width blanks, soft hyphens and byte order marks are read as.
const nothing = '\u00ad'

// read is what stands at text[i:], and the number of bytes that it takes: one
// rune, or several that stand for one, such as "&quot;" or "â€œ". Curly and odd
// marks are read as ' and ", dashes as '—', odd blanks as ' '. A byte that is
// no UTF-8 is read as Windows-1252.
func read(text string, i int) (rune, int) {
	c := text[i]
	if c < utf8.RuneSelf {
		switch c {
		case '&':
			return entity(text[i:])
		case '`':
			if i+1 < len(text) && text[i+1] == '`' {
				return '"', 2
			}
			return '\'', 1
		case '\'':
			if i+1 < len(text) && text[i+1] == '\'' {
				return '"', 2
			}
		}
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == utf8.RuneError && n == 1:
		r = charmap.Windows1252.DecodeByte(c)
	case r == 'â' || r == 'Ã' || r == 'Â':
		if m, size := misread(text[i:]); size > 0 {
			r, n = m, size
		}
	}
	return plain(r), n
}

// plain is the well-kept rune that r stands for.
func plain(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '´', '‹', '›', '＇':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″', '〝', '〞', '〟', '＂':
		return '"'
	case '‒', '–', '—', '―', '⸺', '⸻':
		return '—'
	case '‐', '‑', '−':
		return '-'
	case nothing, '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return nothing
	}
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	if r > unicode.MaxLatin1 && unicode.IsSpace(r) || r == '\u00a0' || r == '\u0085' {
		return ' '
	}
	return r
}

// entity reads the HTML character reference at the start of text, or else the '&'.
func entity(text string) (rune, int) {
	end := strings.IndexByte(text[:min(len(text), 12)], ';')
	if end < 2 {
		return '&', 1
	}
	s := html.UnescapeString(text[:end+1])
	r, n := utf8.DecodeRuneInString(s)
	if n != len(s) || r == utf8.RuneError || r < ' ' {
		return '&', 1
	}
	return plain(r), end + 1
}

// misread reads a rune of UTF-8 that was decoded as Windows-1252 and written
// as UTF-8 again; its size is 0 if there is none at the start of text.
func misread(text string) (r rune, size int) {
	var raw [3]byte
	at := 0
	for k := range raw {
		r, n := utf8.DecodeRuneInString(text[at:])
		b, ok := charmap.Windows1252.EncodeRune(r)
		if r >= 0x80 && r < 0xa0 {
			b, ok = byte(r), true
		}
		if n == 0 || !ok || k > 0 && b&0xc0 != 0x80 {
			if k == 2 && raw[1] == 0x80 {
				return '"', at // “â€” is a ” whose last byte has no rune in Windows-1252
			}
			return 0, 0
		}
		raw[k] = b
		at += n
		if k == 1 && raw[0] < 0xe0 {
			r, _ := utf8.DecodeRune(raw[:2])
			return r, at
		}
	}
	r, n := utf8.DecodeRune(raw[:])
	if n != 3 {
		return 0, 0
	}
	return r, at
}
