package page

import (
	"html/template"
	"strconv"
	"strings"

	"whosaid/internal/format"
	"whosaid/speaker"
)

// A view is an article as its page shows it.
type view struct {
	Title  string
	Name   string
	Tally  *Tally
	Quotes []quoted

	text         string
	attributions []speaker.Attribution
}

// quoted is one quote in the list below the text.
type quoted struct {
	Number    int
	Voice     *Voice
	Content   string
	Kind      string
	Cue       string
	Chain     []string // from the words at the quote to the name
	Certainty float64
	Trust     trust
}

func newView(a Article) *view {
	v := &view{
		Title:        title(a),
		Name:         clean(a.Name),
		Tally:        NewTally(a),
		text:         a.Text,
		attributions: a.Attributions,
	}
	v.Quotes = make([]quoted, len(a.Attributions))
	for i := range a.Attributions {
		at := &a.Attributions[i]
		v.Quotes[i] = quoted{
			Number:    i + 1,
			Voice:     v.Tally.voice(at.Speaker),
			Content:   contents(a.Text, at.Content),
			Kind:      at.Kind.String(),
			Cue:       contents(a.Text, at.Cue),
			Chain:     v.chain(at),
			Certainty: at.Certainty,
			Trust:     sureness(at.Certainty),
		}
	}
	return v
}

// chain is how the source leads to the speaker's name, each step once.
func (v *view) chain(a *speaker.Attribution) []string {
	var out []string
	add := func(s string) {
		if s = oneLine(s); s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	add(format.Within(a.Source, len(v.text)).In(v.text))
	for _, m := range a.Chain {
		add(format.Within(m.Span, len(v.text)).In(v.text))
	}
	if a.Speaker != nil {
		add(a.Speaker.Name)
	}
	return out
}

// Label is what a screen reader says at the quote's number in the text.
func (q *quoted) Label() string {
	s := "Quote " + strconv.Itoa(q.Number) + ", " + q.Voice.Name + ", " + q.Kind
	if q.Unsure() {
		s += ", speaker to check"
	}
	return s
}

// Unsure tells whether somebody should check the speaker.
func (q *quoted) Unsure() bool { return q.Voice.Number > 0 && q.Trust == unsure }

// Strip is the line above the text that shows where each voice is heard: a box
// for each quote, in thousandths of the text.
func (v *view) Strip() template.HTML {
	var b strings.Builder
	n := max(1, len(v.text))
	for i := range v.attributions {
		c := colour(v.Quotes[i].Voice.Number)
		for _, s := range v.attributions[i].Content {
			s = format.Within(s, len(v.text))
			x, w := 1000*s.Start/n, max(2, 1000*s.Len()/n)
			b.WriteString(`<rect class="c` + strconv.Itoa(c) + `" x="` + strconv.Itoa(x) + `" width="` + strconv.Itoa(w) + `" height="10"/>`)
		}
	}
	return template.HTML(b.String())
}

// Kinds are the kinds of quotes that the text has, with how many of each.
func (v *view) Kinds() []kindCount {
	out := []kindCount{{Kind: "direct"}, {Kind: "mixed"}, {Kind: "indirect"}}
	for _, q := range v.Quotes {
		for i := range out {
			if out[i].Kind == q.Kind {
				out[i].Count++
			}
		}
	}
	return out
}

type kindCount struct {
	Kind  string
	Count int
}
