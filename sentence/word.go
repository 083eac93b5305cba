package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word extends p to the whole word that starts at p.Start.
func (s *scanner) word(p *piece) {
	text := s.text
	i := p.Start
	clean := true // the reading is the bytes themselves
	var seen uint8
	caps, letters, dots := 0, 0, 0
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if k := class[c] & wordByte; k != 0 {
				seen |= k
				if k == upperByte {
					caps++
				}
				letters++
				i++
				continue
			}
			if c == ' ' {
				break
			}
		}
		r, n := read(text, i)
		if !wordRune(r) && r != nothing && !s.joins(p.Start, i, n, r) {
			break
		}
		if r == '.' {
			dots++
		}
		if c >= utf8.RuneSelf || n > 1 || c == '`' {
			if u, size := utf8.DecodeRuneInString(text[i:]); u != r || size != n || r == nothing || unicode.Is(unicode.M, r) {
				clean = false
			}
			switch {
			case unicode.IsUpper(r):
				seen |= upperByte
				caps++
			case wordRune(r):
				seen |= lowerByte
			}
			letters++
		}
		i += n
	}
	p.End = i
	if at := i; strings.HasPrefix(text[at:], "://") {
		p.End, clean = s.address(i), true
	} else if i+1 < len(text) && text[i] == '/' && dots > 0 && domain(text[p.Start:i]) {
		p.End = s.address(i)
	}
	switch {
	case seen&(lowerByte|upperByte) == 0:
		p.shape = digitShape
	case caps == 0 && seen&digitByte == 0:
		p.shape = lowerShape
	case seen&digitByte != 0 && text[p.Start] < utf8.RuneSelf && class[text[p.Start]]&digitByte != 0:
		p.shape = digitShape
	case caps == letters || seen&lowerByte == 0:
		p.shape = upperShape
	case caps == 1 && !lowerStart(text[p.Start:]):
		p.shape = titleShape
	default:
		p.shape = mixedShape
	}
	if p.End == i && i < len(text) && text[i] == '.' && s.abbreviated(text[p.Start:i], dots) {
		p.End++
	}
	p.norm = text[p.Start:p.End]
	if !clean {
		p.norm = readAll(p.norm)
	}
	p.key = lowerHash(p.norm)
}

func lowerStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// joins tells whether the mark r at text[i:i+n] is inside the word that began at start.
func (s *scanner) joins(start, i, n int, r rune) bool {
	text := s.text
	if i+n >= len(text) || i == start {
		return false
	}
	after, size := read(text, i+n)
	if !wordRune(after) {
		// The full stop of U.S.-led.
		at := i + n + size
		return r == '_' && after == '_' ||
			r == '.' && after == '-' && (i-1 == start || !wordish(text[i-2])) && at < len(text) && wordish(text[at])
	}
	switch r {
	case '-', '\'', '_', '@', '/':
		return true
	case '&':
		return unicode.IsUpper(after) && class7(text[i-1])&upperByte != 0
	case ',', ':':
		return class7(text[i-1])&digitByte != 0 && unicode.IsDigit(after)
	case '.':
		before := class7(text[i-1])
		if before&digitByte != 0 && unicode.IsDigit(after) {
			return true
		}
		if i-1 == start || before&wordByte != 0 && !wordish(text[i-2]) {
			return true // a.m, U.S
		}
		if before&upperByte != 0 && unicode.IsUpper(after) {
			return false
		}
		// "Ph.D", "nytimes.com", but "tensions.Low" is two words.
		rest := text[i+n : min(len(text), i+n+24)]
		end := 0
		for end < len(rest) && class7(rest[end])&(lowerByte|upperByte|digitByte) != 0 {
			end++
		}
		if unicode.IsUpper(after) {
			return end == 1 && i-start <= 3 && strings.HasPrefix(rest[1:], ".") || rest[:end] == "Com"
		}
		return topLevel[rest[:end]] || class7(text[start])&digitByte == 0 && strings.HasPrefix(rest[end:], ".") && end+1 < len(rest) && class7(rest[end+1])&lowerByte != 0 || size == 0
	}
	return false
}

func class7(c byte) uint8 {
	if c >= utf8.RuneSelf {
		return lowerByte
	}
	return class[c]
}

func wordish(c byte) bool { return class7(c)&wordByte != 0 }

var topLevel = set("com org net gov edu mil int info biz co uk us tv io me ly eu de fr ru ca au be fm gl it html htm php aspx pdf jpg gif png")

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// domain tells whether a word that holds full stops is the name of a site.
func domain(w string) bool {
	return topLevel[w[strings.LastIndexByte(w, '.')+1:]] || strings.HasPrefix(w, "www.")
}

// address is where the address ends whose path starts at text[i:].
func (s *scanner) address(i int) int {
	j := i
	for j < len(s.text) && s.text[j] < utf8.RuneSelf && class[s.text[j]]&blankByte == 0 && strings.IndexByte("\"<>`", s.text[j]) < 0 {
		j++
	}
	for j > i && strings.IndexByte(".,;:!?)'", s.text[j-1]) >= 0 {
		j--
	}
	return j
}

// abbreviated tells whether the full stop after w belongs to it.
func (s *scanner) abbreviated(w string, dots int) bool {
	if len(w) == 1 {
		return class7(w[0])&upperByte != 0 && w != "I" || w == "v"
	}
	if dots > 0 {
		// U.S. and a.m., not example.com.
		return class7(w[len(w)-1])&(lowerByte|upperByte) != 0 && (w[len(w)-2] == '.' || w[1] == '.') || w == "Ph.D"
	}
	return abbreviations[w]
}

// abbreviations keep their full stop wherever they stand.
var abbreviations = set(`Mr Mrs Ms Messrs Dr Drs Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Sgt Cpl Pvt Adm Brig Rev Hon Pres Supt Det Insp Amb Atty Asst Dist
	St Jr Sr Inc Corp Ltd Co Cos Bros Assn Dept Univ Ave Blvd Rd Mt Ft
	Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
	Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wis Wyo Penn
	MR MRS MS DR PROF SEN SENS REP REPS GOV GEN LT COL MAJ CAPT SGT REV ST JR SR INC CORP LTD PVT VS
	vs etc al No Nos Vol Fig cf viz approx est Op Ed Eds pp`)
