package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"whosaid/internal/format"
	"whosaid/sentence"
	"whosaid/speaker"
)

// A Voice is one speaker's part in a text. Quotes whose speaker the text does
// not tell share one Voice.
type Voice struct {
	Number  int    // from 1, who is heard most first; 0 for the voice of nobody
	Name    string // the name, or for somebody unnamed the words of the text
	Title   string
	Kind    speaker.Kind
	Group   Group
	Named   bool
	Quotes  int
	Words   int
	Share   float64 // of all quoted words, 0 to 1
	speaker *speaker.Speaker
}

// Colour is the voice's place in the palette.
func (v *Voice) Colour() int { return colour(v.Number) }

// Role is a line about the voice: title, kind and gender.
func (v *Voice) Role() string {
	var parts []string
	if v.Title != "" && v.Title != v.Name {
		parts = append(parts, v.Title)
	}
	switch {
	case v.Number == 0:
		return "the text does not say who"
	case v.Kind == speaker.Group:
		parts = append(parts, "group")
	case !v.Named:
		parts = append(parts, "unnamed")
	}
	switch v.Group {
	case Women:
		parts = append(parts, "woman")
	case Men:
		parts = append(parts, "man")
	case Untold:
		parts = append(parts, "gender not told")
	}
	return strings.Join(parts, " · ")
}

// A Group is one of the parts into which an audit divides those who are heard.
type Group int

// The groups, in the order of every chart.
const (
	Women  Group = iota
	Men          // men
	Untold       // persons whose gender the text does not tell
	Bodies       // organisations, countries, several people
	Nobody       // quotes without a speaker
	groups       // how many there are
)

var groupNames = [groups]string{"Women", "Men", "Gender not told", "Groups", "Nobody named"}

// String is the group's name as the charts show it.
func (g Group) String() string {
	if g < 0 || g >= groups {
		return "unknown"
	}
	return groupNames[g]
}

func groupOf(s *speaker.Speaker) Group {
	switch {
	case s == nil:
		return Nobody
	case s.Kind == speaker.Group:
		return Bodies
	case s.Gender == speaker.Female:
		return Women
	case s.Gender == speaker.Male:
		return Men
	}
	return Untold
}

// A Count is how much of something is heard.
type Count struct {
	Speakers, Quotes, Words int
	Share                   float64 // of all quoted words, 0 to 1
}

// A Tally counts who is heard in one text.
type Tally struct {
	Words  int // of the text
	Quoted int // words in quotes; those that two quotes share count for each
	Quotes int
	Voices []Voice // who is heard most first, the voice of nobody last
	Groups [groups]Count
	Check  int // quotes whose speaker is unsure
	of     map[*speaker.Speaker]int
}

// NewTally counts who is heard in an article.
func NewTally(a Article) *Tally {
	t := &Tally{Words: words(a.Text), Quotes: len(a.Attributions), of: map[*speaker.Speaker]int{}}
	for i := range a.Attributions {
		at := &a.Attributions[i]
		n, ok := t.of[at.Speaker]
		if !ok {
			n = len(t.Voices)
			t.of[at.Speaker] = n
			t.Voices = append(t.Voices, newVoice(a.Text, at))
		}
		v := &t.Voices[n]
		v.Quotes++
		for _, c := range at.Content {
			v.Words += words(format.Within(c, len(a.Text)).In(a.Text))
		}
		if at.Speaker != nil && sureness(at.Certainty) == unsure {
			t.Check++
		}
	}
	slices.SortStableFunc(t.Voices, func(a, b Voice) int {
		if (a.speaker == nil) != (b.speaker == nil) {
			if a.speaker == nil {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.Words, a.Words), cmp.Compare(b.Quotes, a.Quotes))
	})
	for i := range t.Voices {
		v := &t.Voices[i]
		t.of[v.speaker] = i
		t.Quoted += v.Words
		if v.speaker != nil {
			v.Number = i + 1
			t.Groups[v.Group].Speakers++
		}
		t.Groups[v.Group].Quotes += v.Quotes
		t.Groups[v.Group].Words += v.Words
	}
	for i := range t.Voices {
		t.Voices[i].Share = share(t.Voices[i].Words, t.Quoted)
	}
	for g := range t.Groups {
		t.Groups[g].Share = share(t.Groups[g].Words, t.Quoted)
	}
	return t
}

func newVoice(text string, a *speaker.Attribution) Voice {
	s := a.Speaker
	if s == nil {
		return Voice{Name: "Nobody named", Group: Nobody}
	}
	v := Voice{Name: oneLine(s.Name), Title: oneLine(s.Title), Kind: s.Kind, Group: groupOf(s), Named: s.Name != "", speaker: s}
	if !v.Named {
		v.Name = description(text, a)
	}
	if v.Name == "" {
		v.Name = cmp.Or(v.Title, "Somebody unnamed")
	}
	return v
}

// description is what the text calls somebody whom it does not name: words that
// describe, if there are any, rather than "who" or "he".
func description(text string, a *speaker.Attribution) string {
	for _, m := range a.Speaker.Mentions {
		if m.Form == speaker.Description {
			if s := oneLine(format.Within(m.Span, len(text)).In(text)); s != "" {
				return s
			}
		}
	}
	return oneLine(format.Within(a.Source, len(text)).In(text))
}

// voice is the voice that said a quote.
func (t *Tally) voice(s *speaker.Speaker) *Voice { return &t.Voices[t.of[s]] }

// Named is how many speakers there are.
func (t *Tally) Named() int {
	n := 0
	for _, g := range t.Groups {
		n += g.Speakers
	}
	return n
}

// Spoken is the share of the text's words that are in quotes, 0 to 1.
func (t *Tally) Spoken() float64 { return min(1, share(t.Quoted, t.Words)) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// words counts the parts of s between white space that hold a letter or a digit.
func words(s string) int {
	n, counted := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			counted = false
		case !counted && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n++
			counted = true
		}
	}
	return n
}

// oneLine is s with its white space folded.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// contents is what a quote says, its parts parted by dots.
func contents(text string, spans []sentence.Span) string {
	parts := make([]string, 0, len(spans))
	for _, c := range spans {
		parts = append(parts, oneLine(format.Within(c, len(text)).In(text)))
	}
	return strings.Join(parts, " … ")
}
