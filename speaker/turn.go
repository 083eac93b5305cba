package speaker

import (
	"slices"

	"whosaid/quote"
	"whosaid/sentence"
)

// In a tale, where many quotes stand without a source, people speak in turns,
// each in a paragraph of their own. Two quotes of one paragraph are one
// person's; a paragraph that is all speech belongs to whoever spoke before the
// one who was just heard. Before that, it is theirs who the rest of the
// paragraph says does something.
const (
	talesLeast = 12   // so many quotes without a source
	talesShare = 0.15 // of so many
	sameTurn   = 0.8  // how certain a speaker is by the rest of the paragraph
	nextTurn   = 0.6  // and by turns
)

// takeTurns gives the direct quotes without a source to who speaks on.
func takeTurns(r *ranking, c *cast, order []int, out []Attribution, threshold float64) {
	s := r.s
	direct, bare := 0, 0
	for i := range s.quotes {
		if q := &s.quotes[i]; q.Kind != quote.Indirect && len(q.Content) > 0 {
			direct++
			if q.Source.Empty() {
				bare++
			}
		}
	}
	if bare < talesLeast || float64(bare) < talesShare*float64(direct) {
		return
	}
	type turn struct {
		quotes []int
		who    *Speaker
		at     int // paragraph
	}
	var turns []turn
	for _, i := range order {
		if s.quotes[i].Kind == quote.Indirect || len(s.quotes[i].Content) == 0 {
			continue
		}
		first, _ := s.tokensIn(s.quotes[i].Content[0])
		at := s.paragraphOfToken(first)
		if n := len(turns); n == 0 || turns[n-1].at != at {
			turns = append(turns, turn{at: at})
		}
		t := &turns[len(turns)-1]
		t.quotes = append(t.quotes, i)
		if who := out[i].Speaker; t.who == nil && who != nil && !s.quotes[i].Source.Empty() {
			t.who = who
		}
	}
	acts := make(map[int]int) // by paragraph: the only person whom its sentences speak of
	r.thread.read(r, len(s.words))
	for _, u := range r.thread.turns {
		if who, ok := acts[u.paragraph]; ok && who != u.person {
			acts[u.paragraph] = nobody
		} else {
			acts[u.paragraph] = u.person
		}
	}
	for n := range turns {
		t := &turns[n]
		certainty := sameTurn
		if who, ok := acts[t.at]; t.who == nil && ok && who >= 0 {
			t.who, certainty = c.person(who), nextTurn
		}
		if t.who == nil && n >= 2 && turns[n-1].at == t.at-1 && turns[n-2].at == t.at-2 && turns[n-2].who != turns[n-1].who &&
			!slices.ContainsFunc(t.quotes, func(i int) bool { return !s.quotes[i].Source.Empty() }) {
			t.who, certainty = turns[n-2].who, nextTurn
		}
		if t.who == nil || certainty < threshold {
			continue
		}
		for _, i := range t.quotes {
			if s.quotes[i].Source.Empty() && out[i].Speaker == nil {
				out[i].Speaker, out[i].Certainty = t.who, certainty
			}
		}
	}
}

// speakOn gives a quotation without a source to whoever was quoted in the
// sentence before, where nothing but marks and points stands between the two:
// "It failed," Moore said. "It will fail again."
func speakOn(s *scene, out []Attribution, threshold float64) {
	var order []int
	for i := range out {
		if len(out[i].Content) > 0 {
			order = append(order, i)
		}
	}
	start := func(i int) int { return out[i].Content[0].Start }
	slices.SortStableFunc(order, func(a, b int) int { return start(a) - start(b) })
	last, end := -1, 0 // the quote that reaches farthest, and how far
	for _, i := range order {
		q := &out[i]
		if last >= 0 && q.Speaker == nil && q.Source.Empty() && q.Kind == quote.Direct && out[last].Speaker != nil && out[last].Certainty >= threshold*sourceSureness(&out[last].Quote) && s.onlyMarks(end, start(i)) {
			q.Speaker, q.Chain, q.Certainty = out[last].Speaker, out[last].Chain, min(out[last].Certainty, sameTurn)
		}
		if reach := reachOf(&q.Quote); reach > end {
			last, end = i, reach
		}
	}
}

// reachOf is where the last of a quote's content, cue and source ends.
func reachOf(q *quote.Quote) int {
	end := q.Source.End
	for _, spans := range [...][]sentence.Span{q.Content, q.Cue} {
		for _, s := range spans {
			end = max(end, s.End)
		}
	}
	return end
}

// onlyMarks tells whether from and to are places of one paragraph between which
// there is no word.
func (s *scene) onlyMarks(from, to int) bool {
	first, last := s.tokensIn(sentence.Span{Start: from, End: to})
	if first == 0 || from >= to || last >= len(s.words) || s.paragraphOf(first-1) != s.paragraphOf(last) {
		return false
	}
	for i := first; i < last; i++ {
		if s.words[i].shape != markShape {
			return false
		}
	}
	return true
}
