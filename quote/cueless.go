package quote

import (
	"cmp"
	"slices"
	"sort"

	"whosaid/sentence"
)

// cuelessConfidence is that of a quotation that stands between marks with
// nothing to report it.
const cuelessConfidence = 0.5

// leastWords is how many words a quotation without a cue has at the least:
// shorter ones are scare quotes, titles and nicknames.
const leastWords = 4

// cueless are the quotations between marks that no quote has as its content and
// that read like speech: dialogue, and sentences that stand for themselves.
func (v *view) cueless(quotes []Quote, speech func(first, last int) bool) []Quote {
	var taken []sentence.Span
	for _, q := range quotes {
		taken = append(taken, q.Content...)
	}
	taken = join(taken)
	var found []Quote
	for i, region := range v.marks.spans {
		at := sort.Search(len(taken), func(k int) bool { return taken[k].End > region.Start })
		if at < len(taken) && taken[at].Overlaps(region) {
			continue
		}
		first, last := v.region(i)
		if !speech(first, last) {
			continue
		}
		span, ok := v.trimmed(first, last)
		if !ok {
			continue
		}
		found = append(found, Quote{Content: []sentence.Span{span}, Verbatim: []sentence.Span{span}, Kind: Direct, Confidence: cuelessConfidence})
	}
	return found
}

// region is the tokens of a region between marks.
func (v *view) region(i int) (first, last int) {
	first = v.marks.first[i]
	last = first
	for last < len(v.tokens) && v.marks.region[last] == int32(i) {
		last++
	}
	return first, last
}

// trimmed is the span of tokens without marks and points at its ends.
func (v *view) trimmed(first, last int) (s sentence.Span, ok bool) {
	first, last = v.trim(first, last)
	if first == last {
		return s, false
	}
	return sentence.Span{Start: v.tokens[first].Start, End: v.tokens[last-1].End}, true
}

// readsLikeSentence tells whether tokens run from a capital to a point, or a
// comma, and are no scare quote.
func (v *view) readsLikeSentence(first, last int) bool {
	if last <= first || !v.upper[first] {
		return false
	}
	words := 0
	for i := first; i < last; i++ {
		if !isPunctuation(v.tokens[i].Norm) {
			words++
		}
	}
	for last > first+1 && v.tokens[last-1].Norm == "'" { // a quotation within this one ends here, too
		last--
	}
	switch v.tokens[last-1].Norm {
	case ".", "?", "!", "...", ",", "--":
		return words >= leastWords || v.marks.side[max(0, first-1)] == opening && v.startsParagraph(first-1)
	}
	return false
}

func (v *view) startsParagraph(i int) bool {
	return i >= 0 && v.doc.Sentences()[v.doc.Paragraphs()[v.doc.Sentences()[v.sentence[i]].Paragraph].First].First == i
}

// join brings spans into order and merges those that touch.
func join(spans []sentence.Span) []sentence.Span {
	slices.SortFunc(spans, func(a, b sentence.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}
