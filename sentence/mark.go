package sentence

import "strings"

// mark extends p, which starts with the mark r, to the whole of it: a run of
// full stops, a dash of two hyphens, "@name", a tag.
func (s *scanner) mark(p *piece, r rune) {
	text := s.text
	p.kind = markPiece
	switch r {
	case '"':
		p.norm = `"`
	case '—':
		p.run(s, '—')
		p.norm = "--"
	case '…':
		p.norm = "..."
	case '.':
		if p.run(s, '.') > 1 {
			p.norm = "..."
			break
		}
		// ". . ." is an ellipsis, too.
		if strings.HasPrefix(text[p.End:], " . .") && !strings.HasPrefix(text[p.End:], " . ..") {
			p.End += 4
			p.norm = "..."
		}
	case '-':
		if p.run(s, '-') > 1 {
			p.norm = "--"
		}
	case '\'':
		p.norm = "'"
		// The year of '90s and the '16 of a date; 'em.
		if !p.glued && p.End < len(text) {
			rest := text[p.End:min(len(text), p.End+6)]
			if n := elided(rest); n > 0 {
				p.End += n
				p.norm, p.kind = text[p.End-n:p.End], wordPiece
				p.shape = digitShape
				if class7(p.norm[0])&digitByte == 0 {
					p.shape = lowerShape
				}
			}
		}
	case '@', '#':
		at := p.End
		for at < len(text) && (wordish(text[at]) || text[at] == '_') {
			at++
		}
		if at > p.End && (r == '@' || class7(text[p.End])&digitByte == 0) {
			p.End, p.kind, p.shape = at, wordPiece, mixedShape
		}
	case '<':
		if p.End < len(text) && (class7(text[p.End])&(lowerByte|upperByte) != 0 && text[p.End] < 0x80 || text[p.End] == '/') {
			rest := text[p.End:min(len(text), p.End+300)]
			if n := strings.IndexAny(rest, ">\n\r"); n > 0 && rest[n] == '>' {
				p.End += n + 1
			}
		}
	case '!', '?':
		for p.End < len(text) && (text[p.End] == '!' || text[p.End] == '?') {
			p.End++
		}
	case '*', '_', '=', '~', '+', '|', '/', '\\':
		p.run(s, r)
	case ':', ';':
		if n := smiley(text[p.End:min(len(text), p.End+3)]); n > 0 && !p.glued {
			p.End += n
		}
	}
	if p.norm == "" {
		p.norm = text[p.Start:p.End]
		if r >= 0x80 || p.norm[0] != byte(r) {
			p.norm = readAll(p.norm)
		}
	}
	p.key = lowerHash(p.norm)
}

// run extends p over the same mark again and is how many there are.
func (p *piece) run(s *scanner, r rune) int {
	n := 1
	for p.End < len(s.text) {
		next, size := read(s.text, p.End)
		if next != r {
			break
		}
		p.End += size
		n++
	}
	return n
}

// elided is the length of what an apostrophe at the start of a word belongs to
// as a whole: 80s, 16, em, til, tis, twas, cause; 0 if there is no such word.
func elided(rest string) int {
	n := 0
	for n < len(rest) && wordish(rest[n]) {
		n++
	}
	if n == 3 && rest[2] == 's' || n == 2 {
		if class7(rest[0])&class7(rest[1])&digitByte != 0 {
			return n
		}
	}
	switch strings.ToLower(rest[:n]) {
	case "em", "til", "tis", "twas", "cause", "bout":
		return n
	}
	return 0
}

// smiley is the length of the rest of a face whose eyes are a colon.
func smiley(rest string) int {
	n := 0
	if strings.HasPrefix(rest, "-") {
		n = 1
	}
	if n < len(rest) && strings.IndexByte(")(DPp", rest[n]) >= 0 && (n+1 == len(rest) || !wordish(rest[n+1])) {
		return n + 1
	}
	return 0
}
