package page

import (
	"cmp"
	"slices"

	"whosaid/internal/format"
	"whosaid/sentence"
)

// A role is what a stretch of text is to a quote.
type role uint8

const (
	mentioned role = iota // a mention of somebody who is quoted
	source
	cue
	content
	verbatim
)

// A layer is a stretch of text with one role. Layers may overlap in any way.
type layer struct {
	sentence.Span
	role  role
	quote int // the quote's number, from 0; for a mention the voice's number
}

// A segment is a stretch of text within which no layer begins or ends.
type segment struct {
	sentence.Span
	layers []layer // that cover it, those that begin first first; valid until the next segment
}

// layers are all layers of an article, in the order in which they begin.
func (v *view) layers() []layer {
	var out []layer
	add := func(s sentence.Span, r role, n int) {
		if s = format.Within(s, len(v.text)); !s.Empty() {
			out = append(out, layer{s, r, n})
		}
	}
	for i := range v.attributions {
		a := &v.attributions[i]
		for _, s := range a.Content {
			add(s, content, i)
		}
		for _, s := range a.Verbatim {
			add(s, verbatim, i)
		}
		for _, s := range a.Cue {
			add(s, cue, i)
		}
		add(a.Source, source, i)
	}
	for _, voice := range v.Tally.Voices {
		if voice.speaker == nil {
			continue
		}
		for _, m := range voice.speaker.Mentions {
			add(m.Span, mentioned, voice.Number)
		}
	}
	slices.SortStableFunc(out, func(a, b layer) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(b.role, a.role))
	})
	return out
}

// A sweep cuts a text into segments from its start to its end.
type sweep struct {
	ahead  []layer // not begun yet, in the order in which they begin
	active []layer
	at     int
}

// next is the segment from where the sweep stands up to limit or to the next
// place where a layer begins or ends, whichever comes first.
func (s *sweep) next(limit int) segment {
	s.active = slices.DeleteFunc(s.active, func(l layer) bool { return l.End <= s.at })
	for len(s.ahead) > 0 && s.ahead[0].Start <= s.at {
		if s.ahead[0].End > s.at {
			s.active = append(s.active, s.ahead[0])
		}
		s.ahead = s.ahead[1:]
	}
	end := limit
	if len(s.ahead) > 0 {
		end = min(end, s.ahead[0].Start)
	}
	for _, l := range s.active {
		end = min(end, l.End)
	}
	seg := segment{sentence.Span{Start: s.at, End: end}, s.active}
	s.at = end
	return seg
}
