package format

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"whosaid/speaker"
)

// A Share is how much of the quotes of a text is one speaker's.
type Share struct {
	Speaker *speaker.Speaker // nil stands for all whom the text does not name
	Quotes  int
	Words   int     // in the contents
	Part    float64 // of the words in all contents, 0 to 1
}

// Shares are the speakers of a document, the one with most words first.
func Shares(d *Document) []Share {
	by := make(map[*speaker.Speaker]*Share)
	var order []*Share
	total := 0
	for i := range d.Attributions {
		a := &d.Attributions[i]
		who := a.Speaker
		if who != nil && who.Name == "" {
			who = nil
		}
		s := by[who]
		if s == nil {
			s = &Share{Speaker: who}
			by[who] = s
			order = append(order, s)
		}
		n := contentWords(d.Text(), a)
		s.Quotes++
		s.Words += n
		total += n
	}
	out := make([]Share, len(order))
	for i, s := range order {
		if total > 0 {
			s.Part = float64(s.Words) / float64(total)
		}
		out[i] = *s
	}
	slices.SortStableFunc(out, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), cmp.Compare(b.Quotes, a.Quotes))
	})
	return out
}

func appendSummary(dst []byte, d *Document, p *palette) []byte {
	shares := Shares(d)
	wide := 0
	for _, s := range shares {
		wide = max(wide, utf8.RuneCountInString(shareName(s)))
	}
	wide = min(wide, 40)
	dst = append(dst, p.bold("Speakers")...)
	dst = append(dst, '\n')
	for _, s := range shares {
		name := fmt.Sprintf("%-*s", wide, shareName(s))
		if s.Speaker != nil {
			name = p.paint(s.Speaker, name)
		}
		dst = fmt.Appendf(dst, "  %s  %10s  %5d words  %3.0f%%\n", name, counted(s.Quotes, "quote"), s.Words, 100*s.Part)
	}
	return dst
}

func shareName(s Share) string {
	if s.Speaker == nil {
		return "(not named)"
	}
	return flat(s.Speaker.Name)
}
