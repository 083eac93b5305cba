// Package score compares predicted quotes and speakers with gold ones.
//
// Words are compared, not bytes: a word belongs to a span that covers more than
// half of it. A predicted quote is paired with the gold attribution with whose
// content its own shares most words, one to one, if the intersection is at
// least half of the union.
package score

import (
	"strings"

	"whosaid/internal/corpus"
	"whosaid/sentence"
)

// A Quote is a prediction.
type Quote struct {
	Content, Verbatim, Cue []sentence.Span
	Mention                sentence.Span // empty where no source was found
	Kind                   string        // direct, mixed, indirect
	SpeakerKind            string        // person, group, unnamed; empty where nobody is named
	Name                   string
}

// person tells whether the quote is given to a person by name.
func (q *Quote) person() bool { return q.SpeakerKind == "person" && q.Name != "" }

// Scores are the figures of any number of articles. The zero value is that of
// none.
type Scores struct {
	ContentWords  Count // words inside any content
	ContentMatch  Count // pairs
	ContentExact  Count // contents with exactly the gold's words
	VerbatimWords Count // words that stood between quotation marks
	CueExact      Count // cues with exactly the gold's words, wherever they stand
	SourceExact   Count // sources with exactly the gold's words, wherever they stand
	SourceMatch   Count // pairs whose mention overlaps the gold source
	Speaker       Count // contents that are paired and given the right person
	SpeakerQuoted Count // the same where some of the content is verbatim
	SpeakerFamily Count // the same where the family name alone need agree

	MatchByKind, ExactByKind map[string]Share // gold contents found, by kind
	ByForm                   map[string]Share // right speakers among pairs, by the form of the gold source
	FalselyNamed             Share            // pairs given a person where the article names none
}

// Add scores the predictions for one article.
func (s *Scores) Add(a *corpus.Article, quotes []Quote) {
	t := newTally(a, quotes)
	t.spans(s)
	t.golds(s)
	t.predictions(s)
}

// tally is one article with the word sets that its figures rest on.
type tally struct {
	page       page
	article    *corpus.Article
	quotes     []Quote
	gold, pred []wordSet // contents
	match      []int     // the prediction for each gold content, or -1
	back       []int     // the gold content for each prediction, or -1
}

func newTally(a *corpus.Article, quotes []Quote) *tally {
	t := &tally{page: page{a.Text, Words(a.Text)}, article: a, quotes: quotes}
	for i := range a.Attributions {
		t.gold = append(t.gold, t.page.cover(plainSpans(a.Attributions[i].Content)))
	}
	for i := range quotes {
		t.pred = append(t.pred, t.page.cover(quotes[i].Content))
	}
	t.match = pair(t.gold, t.pred)
	t.back = make([]int, len(quotes))
	for j := range t.back {
		t.back[j] = -1
	}
	for i, j := range t.match {
		if j >= 0 {
			t.back[j] = i
		}
	}
	return t
}

// spans counts what needs no pairing: words, cues and sources.
func (t *tally) spans(s *Scores) {
	var verbatim, said []wordSet                 // of the predictions
	var goldVerbatim []wordSet                   // of the gold
	cues, goldCues := make(set), make(set)       // by key
	sources, goldSources := make(set), make(set) // by key
	for i := range t.quotes {
		q := &t.quotes[i]
		verbatim = append(verbatim, t.page.cover(q.Verbatim))
		cues.add(t.page.cover(q.Cue))
		sources.add(t.mention(q))
	}
	said = t.pred
	for i := range t.article.Attributions {
		a := &t.article.Attributions[i]
		goldVerbatim = append(goldVerbatim, t.page.cover(plainSpans(a.Verbatim)))
		goldCues.add(t.page.cover(plainSpans(a.Cue)))
		goldSources.add(t.page.cover(plainSpans(a.Source)))
	}
	s.ContentWords.words(union(t.gold), union(said))
	s.VerbatimWords.words(union(goldVerbatim), union(verbatim))
	s.CueExact.sets(goldCues, cues)
	s.SourceExact.sets(goldSources, sources)
}

// golds counts, for each gold attribution, whether it was found and given to
// the right speaker.
func (t *tally) golds(s *Scores) {
	predicted := make(set)
	for _, p := range t.pred {
		predicted.add(p)
	}
	for i := range t.article.Attributions {
		a, j := &t.article.Attributions[i], t.match[i]
		exact := len(t.gold[i]) > 0 && predicted[t.gold[i].key()]
		s.ContentExact.gold(exact)
		s.ContentMatch.gold(j >= 0)
		count(&s.ExactByKind, a.Kind, exact)
		count(&s.MatchByKind, a.Kind, j >= 0)
		var q Quote
		if j >= 0 {
			q = t.quotes[j]
		}
		if len(a.Source) > 0 {
			s.SourceMatch.gold(t.sourceFound(a, &q))
		}
		if a.Speaker != nil {
			t.speaker(s, a, &q, j >= 0)
		}
	}
}

// speaker counts whether the quote paired with a, if any, has a's speaker.
func (t *tally) speaker(s *Scores, a *corpus.Attribution, q *Quote, paired bool) {
	switch a.Speaker.Kind {
	case "person":
		right := q.person() && SamePerson(a.Speaker, q.Name)
		s.Speaker.gold(right)
		if a.Kind != "indirect" {
			s.SpeakerQuoted.gold(right)
		}
		s.SpeakerFamily.gold(q.person() && SameFamily(a.Speaker.Name, q.Name))
		if paired {
			count(&s.ByForm, FormOf(t.article.Text, a), right)
		}
	case "unnamed", "none":
		if paired {
			s.FalselyNamed.add(q.person())
		}
	case "group":
		if paired {
			count(&s.ByForm, "group", q.SpeakerKind == "group" && SameGroup(a.Speaker.Name, q.Name))
		}
	}
}

// predictions counts the wrong ones.
func (t *tally) predictions(s *Scores) {
	contents := make(map[string]bool)
	for _, g := range t.gold {
		contents[g.key()] = true
	}
	for j := range t.quotes {
		q := &t.quotes[j]
		var a corpus.Attribution // an empty one where there is no pair
		kind := q.Kind
		if i := t.back[j]; i >= 0 {
			a = t.article.Attributions[i]
			kind = a.Kind
		}
		s.ContentExact.pred(contents[t.pred[j].key()])
		s.ContentMatch.pred(t.back[j] >= 0)
		if !q.Mention.Empty() {
			s.SourceMatch.pred(t.sourceFound(&a, q))
		}
		if !q.person() {
			continue
		}
		gold := a.Speaker != nil && a.Speaker.Kind == "person"
		right := gold && SamePerson(a.Speaker, q.Name)
		s.Speaker.pred(right)
		s.SpeakerFamily.pred(gold && SameFamily(a.Speaker.Name, q.Name))
		if kind != "indirect" {
			s.SpeakerQuoted.pred(right)
		}
	}
}

func (t *tally) mention(q *Quote) wordSet {
	if q.Mention.Empty() {
		return nil
	}
	return t.page.cover([]sentence.Span{q.Mention})
}

// sourceFound tells whether the quote's mention shares a word with a's source.
func (t *tally) sourceFound(a *corpus.Attribution, q *Quote) bool {
	return t.page.cover(plainSpans(a.Source)).shared(t.mention(q)) > 0
}

// FormOf is how the source of an attribution in a text names its speaker:
// pronoun, name, nominal, or missing where there is no source.
func FormOf(text string, a *corpus.Attribution) string {
	var parts []string
	for _, s := range a.Source {
		parts = append(parts, text[s.Start:s.End])
	}
	source := strings.TrimSpace(strings.Join(parts, " "))
	if source == "" {
		return "missing"
	}
	if pronouns[strings.ToLower(source)] {
		return "pronoun"
	}
	if name := NameParts(a.Speaker.Name); len(name) > 0 {
		last := name[len(name)-1]
		for _, w := range NameParts(source) {
			if w == last || strings.TrimSuffix(w, "s") == last {
				return "name"
			}
		}
	}
	return "nominal"
}

func plainSpans(in []corpus.Span) []sentence.Span {
	out := make([]sentence.Span, len(in))
	for i, s := range in {
		out[i] = sentence.Span(s)
	}
	return out
}
