package quote

import (
	"cmp"
	"slices"
	"sort"
	"strings"

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

// transcript are the turns of an interview or a transcript: paragraphs that
// open with the speaker's name in capitals, or Q and A, and a colon. One such
// paragraph alone may be anything; two or more are a transcript.
func (v *view) transcript() []Quote {
	var found []Quote
	for _, p := range v.doc.Paragraphs() {
		first, last := v.doc.Sentences()[p.First].First, v.doc.Sentences()[p.Last-1].Last
		colon := v.label(first, last)
		if colon < 0 {
			continue
		}
		from, to := v.trim(colon+1, last)
		if from == to {
			continue
		}
		span := sentence.Span{Start: v.tokens[from].Start, End: v.tokens[to-1].End}
		found = append(found, Quote{
			Content: []sentence.Span{span}, Verbatim: []sentence.Span{span}, Cue: []sentence.Span{v.tokens[colon].Span},
			Source: sentence.Span{Start: v.tokens[first].Start, End: v.tokens[colon-1].End}, Kind: Direct, Confidence: transcriptConfidence,
		})
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

const transcriptConfidence = 0.8

// label is the colon that ends a speaker label at token first, or -1.
func (v *view) label(first, last int) int {
	const longestLabel = 6
	for i := first; i < min(last, first+longestLabel); i++ {
		norm := v.tokens[i].Norm
		if norm == ":" && i > first {
			return i
		}
		if norm != strings.ToUpper(norm) || norm == "\"" {
			return -1
		}
	}
	return -1
}

// withoutTurns leaves out of quotes, in place, those whose content is most of a
// turn, which the turn itself reports. The turns are in the order of the text.
func withoutTurns(quotes, turns []Quote) []Quote {
	return slices.DeleteFunc(quotes, func(q Quote) bool {
		at := sort.Search(len(turns), func(i int) bool { return turns[i].Content[0].End > q.Content[0].Start })
		if at == len(turns) {
			return false
		}
		turn, shared := turns[at].Content[0], 0
		for _, c := range q.Content {
			shared += max(0, min(c.End, turn.End)-max(c.Start, turn.Start))
		}
		return 2*shared > turn.Len()
	})
}
