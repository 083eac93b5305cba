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

// mostTaken is how much of a quotation other quotes may have as their content if
// it is to be one by itself: who is quoted may report what others say.
const mostTaken = 0.7

// cueless are the quotations between marks that no quote has as its content and
// that read like speech: dialogue, and sentences that stand for themselves.
// A turn, which is all that somebody says, has none beside it.
func (v *view) cueless(quotes, turns []Quote, speech func(first, last int) bool) []Quote {
	taken, spoken := contentsOf(quotes), contentsOf(turns)
	most := 0.0 // where marks are missing it is not sure what stood between them
	if v.marks.state == allMarks {
		most = mostTaken
	}
	var found []Quote
	for i, region := range v.marks.spans {
		if float64(overlap(taken, region)) > most*float64(region.Len()) || overlap(spoken, region) > 0 {
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
		q := Quote{Content: []sentence.Span{span}, Verbatim: []sentence.Span{span}, Kind: Direct, Confidence: cuelessConfidence}
		v.announced(&q, first-1)
		found = append(found, q)
	}
	return found
}

// announced gives a quote whose mark, token mark, opens a paragraph the source and
// the cue of the clause before it that ends in a colon: "The mayor put it this way
// on Monday:".
func (v *view) announced(q *Quote, mark int) {
	if v.marks.state != allMarks || !v.startsParagraph(mark) || mark == 0 || v.tokens[mark-1].Norm != ":" {
		return
	}
	sent := v.doc.Sentences()[v.sentence[mark-1]]
	for i := sent.First; i < sent.Last; i++ {
		if head := int(v.words[i].Head); head >= sent.First && head < sent.Last || !strings.HasPrefix(v.words[i].Class.String(), "VB") {
			continue
		}
		for k := sent.First; k < i; k++ {
			if int(v.words[k].Head) != i || v.words[k].Relation != relationNsubj {
				continue
			}
			if source := v.trimPoints([2]int{int(v.leftEnd[k]), int(v.rightEnd[k]) + 1}); source[0] < source[1] && source[1] <= i {
				q.Source = v.spanOf(source)
				q.SourceConfidence = labelConfidence
				q.Cue = []sentence.Span{v.tokens[i].Span}
				return
			}
		}
	}
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
	return v.spanOf([2]int{first, last}), true
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

// contentsOf is what quotes have as their contents, in order and without overlap.
func contentsOf(quotes []Quote) []sentence.Span {
	var all []sentence.Span
	for _, q := range quotes {
		all = append(all, q.Content...)
	}
	return join(all)
}

// overlap is how many bytes of a region spans have, which are in order and do not
// overlap.
func overlap(spans []sentence.Span, region sentence.Span) int {
	n := 0
	at := sort.Search(len(spans), func(k int) bool { return spans[k].End > region.Start })
	for ; at < len(spans) && spans[at].Start < region.End; at++ {
		n += min(spans[at].End, region.End) - max(spans[at].Start, region.Start)
	}
	return n
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
