package sentence

import (
	"strings"

	"whosaid/internal/linear"
)

// A gap says that a word lost an apostrophe, and where.
type gap uint8

const (
	noGap       gap = iota
	genitive        // before its last s: Russia's, that's
	plural          // after its last s: the countries' leaders
	contraction     // where the word itself says it: don't, we're, o'clock
)

// A bare word is a contraction without its apostrophe.
type bare struct {
	apostrophe int    // the byte where it is missing
	cut        int    // the byte at which the word is cut in two, or 0
	norm       string // what the second part stands for
	whole      string // what a word that is not cut stands for
}

// bareWords are the contractions that do not end in 's, by the lowerHash of
// what is left without an apostrophe.
var bareWords = func() map[linear.Feature]bare {
	m := make(map[linear.Feature]bare)
	for suffix, stems := range map[string]string{
		"n't": "ai are ca could dare did does do had has have is might must need ought sha should was were wo would",
		"'re": "we you they who what there how where why",
		"'ve": "i we you they who would could should might must there what",
		"'ll": "i you he she it we they that this there what who how",
		"'d":  "i you he she it we they that there who what how where",
		"'m":  "i",
	} {
		mark := strings.IndexByte(suffix, '\'')
		for _, stem := range strings.Fields(stems) {
			w := strings.Replace(stem+suffix, "'", "", 1)
			m[lowerHash(w)] = bare{apostrophe: len(stem) + mark, cut: len(stem), norm: suffix}
		}
	}
	for _, w := range strings.Fields("o'clock ma'am y'all c'mon ne'er e'er o'er") {
		m[lowerHash(strings.Replace(w, "'", "", 1))] = bare{apostrophe: strings.IndexByte(w, '\''), whole: w}
	}
	delete(m, lowerHash("eer"))
	delete(m, lowerHash("oer"))
	return m
}()

// split appends the tokens of a word: one, or the parts of a contraction whose
// apostrophes stand or, where gaps says so, are missing.
func (d *Document) split(p *piece, g gap, prefix bool) {
	start, end, w := p.Start, p.End, p.norm
	raw := d.text[start:end]
	clean := len(w) == len(raw) && w == raw
	var tails [3]Token
	n := 0
	possessive := false
	cut := func(at int, norm string) {
		// at is a place in w, whose reading ends at end.
		from := start + at
		if !clean {
			from = start + rawOffset(raw, at)
		}
		if at < len(w) && upperEnd(w) {
			norm = strings.ToUpper(norm)
		}
		tails[n] = Token{Span: Span{from, end}, Norm: norm}
		n++
		end, w = from, w[:at]
	}
	missing := func(at int) {
		if !clean {
			at = rawOffset(raw, at)
		}
		d.apostrophes = append(d.apostrophes, p.Start+at)
	}
	if prefix {
		missing(1)
	}
	switch g {
	case genitive:
		missing(len(w) - 1)
		cut(len(w)-1, "'s")
	case plural:
		missing(len(w))
		possessive = true
	case contraction:
		if b, ok := bareWords[p.key]; ok && b.apostrophe < len(w) {
			missing(b.apostrophe)
			if b.cut > 0 {
				cut(b.cut, b.norm)
			} else {
				w = w[:b.apostrophe] + "'" + w[b.apostrophe:]
				clean = false
			}
		}
	}
	for n < 2 {
		at, norm := suffix(w)
		if at <= 0 || end == start {
			break
		}
		cut(at, norm)
	}
	if n == 0 && p.shape != mixedShape {
		if at := joined(w); at > 0 {
			d.tokens = append(d.tokens, Token{Span: Span{start, start + at}, Norm: w[:at]}, Token{Span: Span{start + at, end}, Norm: w[at:]})
			return
		}
	}
	if prefix && len(w) > 1 {
		w = w[:1] + "'" + w[1:]
	}
	d.tokens = append(d.tokens, Token{Span: Span{start, end}, Norm: w, Possessive: possessive})
	for n--; n >= 0; n-- {
		d.tokens = append(d.tokens, tails[n])
	}
}

func upperEnd(w string) bool {
	return len(w) > 1 && class7(w[len(w)-1])&upperByte != 0 && class7(w[len(w)-2])&lowerByte == 0
}

// suffix is where the last part of a contraction starts in w, and its
// spelling; 0 if w ends in none.
func suffix(w string) (int, string) {
	at := strings.LastIndexByte(w, '\'')
	if at < 1 || len(w)-at > 3 {
		return 0, ""
	}
	switch tail := w[at+1:]; {
	case strings.EqualFold(tail, "t") && at > 1 && w[at-1]|0x20 == 'n':
		return at - 1, "n't"
	case strings.EqualFold(tail, "s"):
		return at, "'s"
	case strings.EqualFold(tail, "re"):
		return at, "'re"
	case strings.EqualFold(tail, "ve"):
		return at, "'ve"
	case strings.EqualFold(tail, "ll"):
		return at, "'ll"
	case strings.EqualFold(tail, "m"):
		return at, "'m"
	case strings.EqualFold(tail, "d"):
		return at, "'d"
	}
	return 0, ""
}

// joined is where a word that was two is cut, as in the Penn Treebank.
func joined(w string) int {
	if len(w) > 6 || len(w) < 5 {
		return 0
	}
	for _, j := range [...]struct {
		word string
		at   int
	}{{"cannot", 3}, {"gonna", 3}, {"wanna", 3}, {"gotta", 3}, {"gimme", 3}, {"lemme", 3}} {
		if strings.EqualFold(w, j.word) {
			return j.at
		}
	}
	return 0
}
