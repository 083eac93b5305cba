package score

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"whosaid/sentence"
)

// Words are the words of a text: runs of letters and digits, with apostrophes
// inside them.
func Words(text string) []sentence.Span {
	var out []sentence.Span
	start, apostrophe := -1, -1 // where the word began, and the apostrophe that it may go on behind
	end := func(at int) {
		if start >= 0 {
			if apostrophe >= 0 {
				at = apostrophe
			}
			out = append(out, sentence.Span{Start: start, End: at})
		}
		start, apostrophe = -1, -1
	}
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if start < 0 {
				start = at
			}
			apostrophe = -1
		case (r == '\'' || r == '’') && start >= 0 && apostrophe < 0:
			apostrophe = at
		default:
			end(at)
		}
		at += n
	}
	end(len(text))
	return out
}

// A wordSet holds the numbers of words, in ascending order.
type wordSet []int

// page is a text with its words.
type page struct {
	text  string
	words []sentence.Span
}

// cover is the set of the words of which the spans cover more than half, in
// characters.
func (p *page) cover(spans []sentence.Span) wordSet {
	inside := make(map[int]int)
	for _, s := range spans {
		s.Start, s.End = max(s.Start, 0), min(s.End, len(p.text))
		first := sort.Search(len(p.words), func(i int) bool { return p.words[i].End > s.Start })
		for i := first; i < len(p.words) && p.words[i].Start < s.End; i++ {
			w := p.words[i]
			inside[i] += runes(p.text, max(w.Start, s.Start), min(w.End, s.End))
		}
	}
	var out wordSet
	for i, n := range inside {
		if 2*n > runes(p.text, p.words[i].Start, p.words[i].End) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

func runes(text string, start, end int) int {
	if end <= start {
		return 0
	}
	return utf8.RuneCountInString(text[start:end])
}

// key is the set as a string, for maps.
func (s wordSet) key() string {
	var b []byte
	for _, w := range s {
		b = binary.AppendUvarint(b, uint64(w))
	}
	return string(b)
}

// shared is the number of words that are in both sets.
func (s wordSet) shared(o wordSet) (n int) {
	for i, j := 0, 0; i < len(s) && j < len(o); {
		switch {
		case s[i] < o[j]:
			i++
		case s[i] > o[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// union is the set of the words that are in any of the sets.
func union(sets []wordSet) wordSet {
	var out wordSet
	for _, s := range sets {
		out = append(out, s...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pair matches gold and predicted contents one to one, those that overlap most
// first, down to an intersection over union of 1/2. It gives the number of the
// prediction for each gold content, or -1.
func pair(gold, pred []wordSet) []int {
	holders := make(map[int][]int) // the predictions that hold each word
	for j, p := range pred {
		for _, w := range p {
			holders[w] = append(holders[w], j)
		}
	}
	type candidate struct {
		overlap float64
		i, j    int
	}
	var candidates []candidate
	for i, g := range gold {
		common := make(map[int]int)
		for _, w := range g {
			for _, j := range holders[w] {
				common[j]++
			}
		}
		for j, n := range common {
			if overlap := float64(n) / float64(len(g)+len(pred[j])-n); overlap >= 0.5 {
				candidates = append(candidates, candidate{overlap, i, j})
			}
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(-cmp.Compare(a.overlap, b.overlap), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	out := make([]int, len(gold))
	for i := range out {
		out[i] = -1
	}
	taken := make([]bool, len(pred))
	for _, c := range candidates {
		if out[c.i] < 0 && !taken[c.j] {
			out[c.i], taken[c.j] = c.j, true
		}
	}
	return out
}
