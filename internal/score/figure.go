package score

import (
	"maps"
	"slices"
)

// A Figure is a result under the name that it has in tables.
type Figure struct {
	Name  string
	Value float64 // 0 to 1
	N     int     // the gold items, or the pairs, that it rests on
}

// Figures are all results, the same ones in the same order each time as far as
// the gold allows: F1 of spans and speakers; ".precision" and ".recall" of the
// latter; the recall of contents by kind; the right speakers by the form of the
// gold source; and the share falsely named.
func (s *Scores) Figures() []Figure {
	var out []Figure
	for _, c := range []struct {
		name string
		Count
	}{
		{"content.words", s.ContentWords},
		{"content.match", s.ContentMatch},
		{"content.exact", s.ContentExact},
		{"verbatim.words", s.VerbatimWords},
		{"cue.exact", s.CueExact},
		{"source.exact", s.SourceExact},
		{"source.match", s.SourceMatch},
		{"speaker", s.Speaker},
		{"speaker.quoted", s.SpeakerQuoted},
		{"speaker.family", s.SpeakerFamily},
	} {
		out = append(out, Figure{c.name, c.F1(), c.Gold()},
			Figure{c.name + ".precision", c.Precision(), c.Gold()},
			Figure{c.name + ".recall", c.Recall(), c.Gold()})
	}
	shares := func(prefix string, m map[string]Share) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			out = append(out, Figure{prefix + k, m[k].Value(), m[k].Whole})
		}
	}
	shares("content.match.", s.MatchByKind)
	shares("content.exact.", s.ExactByKind)
	shares("speaker.accuracy.", s.ByForm)
	return append(out, Figure{"falsely named", s.FalselyNamed.Value(), s.FalselyNamed.Whole})
}
