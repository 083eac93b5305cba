package corpus

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// A Condition is a kind of damage that texts have suffered.
type Condition string

// The conditions.
const (
	Intact   Condition = "intact"   // as published
	Half     Condition = "half"     // each quotation mark and apostrophe dropped with probability 1/2
	Stripped Condition = "stripped" // every quotation mark, apostrophe and non-ASCII character gone
	Shuffled Condition = "shuffled" // stripped, and all paragraphs but the first in a random order
)

// Conditions are all of them, the mildest first.
var Conditions = []Condition{Intact, Half, Stripped, Shuffled}

// Marks are the quotation marks and apostrophes that damage takes away.
const Marks = "\"'“”‘’«»„‚`´"

// Damage is a copy of the article under a condition, its gold carried along.
// The same article, condition and seed give the same copy.
func Damage(a *Article, c Condition, seed uint64) *Article {
	h := fnv.New64a()
	h.Write([]byte(a.ID))
	rng := rand.New(rand.NewPCG(seed, h.Sum64()))
	switch c {
	case Half:
		return drop(a, func(r rune) bool { return strings.ContainsRune(Marks, r) && rng.IntN(2) == 0 })
	case Stripped:
		return strip(a)
	case Shuffled:
		return shuffle(strip(a), rng)
	}
	return a
}

func strip(a *Article) *Article {
	return drop(a, func(r rune) bool { return r >= utf8.RuneSelf || strings.ContainsRune(Marks, r) })
}

// drop leaves out the runes that gone says are gone.
func drop(a *Article, gone func(r rune) bool) *Article {
	var text strings.Builder
	to := make([]int, len(a.Text)) // new place of each byte, or -1
	for i, r := range a.Text {
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(a.Text[i:])
		}
		lost := gone(r)
		for j := i; j < i+n; j++ {
			to[j] = -1
			if !lost {
				to[j] = text.Len()
				text.WriteByte(a.Text[j])
			}
		}
	}
	return remap(a, text.String(), to)
}

func shuffle(a *Article, rng *rand.Rand) *Article {
	var paras []Span
	for at := 0; at < len(a.Text); {
		end := strings.IndexByte(a.Text[at:], '\n')
		if end < 0 {
			end = len(a.Text) - at
		}
		if end > 0 {
			paras = append(paras, Span{at, at + end})
		}
		at += end + 1
	}
	if len(paras) > 1 {
		rest := paras[1:]
		rng.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	}
	var text strings.Builder
	to := make([]int, len(a.Text))
	for i := range to {
		to[i] = -1
	}
	for _, p := range paras {
		for i := p.Start; i < p.End; i++ {
			to[i] = text.Len()
			text.WriteByte(a.Text[i])
		}
		text.WriteByte('\n')
	}
	return remap(a, text.String(), to)
}

// remap carries the gold to a text in which byte i went to to[i], or was lost (-1).
func remap(a *Article, text string, to []int) *Article {
	move := func(old []Span) []Span {
		var out []Span
		for _, s := range old {
			for i := s.Start; i < s.End; i++ {
				switch p := to[i]; {
				case p < 0:
				case len(out) > 0 && out[len(out)-1].End == p:
					out[len(out)-1].End++
				default:
					out = append(out, Span{p, p + 1})
				}
			}
		}
		return out
	}
	b := &Article{ID: a.ID, Text: text}
	for _, at := range a.Attributions {
		at.Content, at.Cue, at.Source, at.Verbatim = move(at.Content), move(at.Cue), move(at.Source), move(at.Verbatim)
		if len(at.Content) > 0 {
			b.Attributions = append(b.Attributions, at)
		}
	}
	return b
}
