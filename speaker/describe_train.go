//go:build train

package speaker

import (
	"slices"
	"strings"
	"unicode"

	"whosaid/internal/corpus"
	"whosaid/sentence"
)

// The articles have few descriptions as sources ("the senator said"). Where a
// source is the short name of somebody whom the article also calls by what he
// is, a copy of the article that has the description there teaches the same.

// describeSources is the article with every second such name replaced, and the
// identifiers of the attributions that have a description now. The article is
// nil if there are none. Half is 0 or 1: which of them.
func describeSources(a *corpus.Article, d detectorModel, half int) (*corpus.Article, map[string]bool) {
	s := goldScene(a, d)
	if len(s.words) == 0 {
		return nil, nil
	}
	r := newRanking(s)
	names := &cast{s: s}
	var edits []edit
	changed := make(map[string]bool)
	found := 0
	for _, i := range s.reading() {
		at := &a.Attributions[i]
		src := s.sourceOf(i)
		if at.Speaker == nil || at.Speaker.Kind != "person" || len(at.Source) != 1 || src.form != named || len(src.names) != 1 {
			continue
		}
		n := &s.names[src.names[0]]
		if n.full() || src.first < n.title || src.last > n.last || !s.isGold(at.Speaker, names, n.person) || !recently(s, n, r) {
			continue
		}
		text := s.describing(n.person)
		found++
		if text == "" || found%2 != half {
			continue
		}
		sent := s.doc.Sentences()[s.doc.SentenceOf(src.first)]
		if src.first == sent.First {
			text = "The" + text
		} else {
			text = "the" + text
		}
		tokens := s.doc.Tokens()
		edits = append(edits, edit{tokens[src.first].Start, tokens[src.last-1].End, text})
		changed[at.ID] = true
	}
	if len(edits) == 0 {
		return nil, nil
	}
	return rewrite(a, edits), changed
}

// describedLessons are the trials of the sources that were replaced.
func describedLessons(articles []*corpus.Article, d detectorModel, halves int, conditions ...corpus.Condition) []*trial {
	var out []*trial
	for _, a := range articles {
		for half := range halves {
			b, changed := describeSources(a, d, half)
			if b == nil {
				continue
			}
			for _, c := range conditions {
				for _, t := range trials(corpus.Damage(b, c, 1), d, c) {
					if changed[t.id] {
						out = append(out, t)
					}
				}
			}
		}
	}
	return out
}

// recently tells whether the person was named before in the paragraph or in the one before it.
func recently(s *scene, n *name, r *ranking) bool {
	for _, at := range s.people[n.person].names {
		if o := &s.names[at]; o.first < n.first && s.paragraphOf(n.first)-s.paragraphOf(o.first) <= 1 {
			return true
		}
	}
	return false
}

var shortTitles = map[string]string{"sen": "senator", "gov": "governor", "rep": "congressman", "gen": "general", "lt": "lieutenant", "col": "colonel",
	"capt": "captain", "sgt": "sergeant", "adm": "admiral", "prof": "professor", "rev": "pastor", "sens": "senator", "reps": "congressman", "govs": "governor", "gens": "general"}

// describing is what the text calls the person: " senator", " Kentucky
// Republican"; empty if nothing. Which of several it is goes by the number of
// the person.
func (s *scene) describing(person int) string {
	var found []string
	add := func(text string) {
		if !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	tokens := s.doc.Tokens()
	for _, at := range s.people[person].names {
		n := &s.names[at]
		for k := n.title; k < n.first; k++ {
			w := &s.words[k]
			if _, address := titles[w.key]; address && w.fold != "" && titles[w.key] == UnknownGender {
				word := w.fold
				if long, ok := shortTitles[word]; ok {
					word = long
				}
				if len(word) > 3 && word != "doctor" && word != "deputy" && word != "vice" && word != "prime" && word != "attorney" {
					add(" " + word)
				}
			}
		}
		from, to := s.follows(n)
		for k := from; k < to; k++ {
			w := &s.words[k]
			if words := strings.Split(w.fold, "-"); len(words) == 2 && parties[words[0]] != "" && states[words[1]] != "" {
				add(" " + capitals(states[words[1]]) + " " + capitals(parties[words[0]]))
			}
			if s.grammar[k].Relation == appos && int(s.grammar[k].Head) == n.last-1 && w.shape == lowerShape && human(w, tokens[k].Norm) >= 2 {
				add(" " + tokens[k].Norm)
			}
		}
	}
	if len(found) == 0 {
		return ""
	}
	return found[person%len(found)]
}

// capitals writes words joined by hyphens with capitals and blanks.
func capitals(words string) string {
	var out []string
	for w := range strings.SplitSeq(words, "-") {
		out = append(out, string(unicode.ToUpper(rune(w[0])))+w[1:])
	}
	return strings.Join(out, " ")
}

// An edit puts other words in the place of those from start to end.
type edit struct {
	start, end int
	text       string
}

// rewrite is a copy of the article with the edits made, the gold carried along.
func rewrite(a *corpus.Article, edits []edit) *corpus.Article {
	slices.SortFunc(edits, func(x, y edit) int { return x.start - y.start })
	edits = slices.CompactFunc(edits, func(x, y edit) bool { return x.start == y.start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(a.Text[at:e.start])
		b.WriteString(e.text)
		at = e.end
	}
	b.WriteString(a.Text[at:])
	// move is the new place of a byte; what is inside an edit goes to its start or end.
	move := func(p int, end bool) int {
		shift := 0
		for _, e := range edits {
			switch {
			case p > e.start && p < e.end || end && p == e.end || !end && p == e.start:
				if end {
					return e.start + shift + len(e.text)
				}
				return e.start + shift
			case p >= e.end:
				shift += len(e.text) - (e.end - e.start)
			}
		}
		return p + shift
	}
	spans := func(old []corpus.Span) []corpus.Span {
		out := make([]corpus.Span, len(old))
		for i, s := range old {
			out[i] = corpus.Span(sentence.Span{Start: move(s.Start, false), End: move(s.End, true)})
		}
		return out
	}
	out := &corpus.Article{ID: a.ID, Text: b.String()}
	for _, t := range a.Attributions {
		t.Content, t.Cue, t.Source, t.Verbatim = spans(t.Content), spans(t.Cue), spans(t.Source), spans(t.Verbatim)
		out.Attributions = append(out.Attributions, t)
	}
	return out
}
