package page

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

// harbour is an article with every kind of quote and of speaker, and what is
// to be found in it, made by hand so that these tests need no model.
func harbour() Article {
	text := asset("sample.txt")
	find := func(s string) sentence.Span {
		i := strings.Index(text, s)
		if i < 0 {
			panic("not in the article: " + s)
		}
		return sentence.Span{Start: i, End: i + len(s)}
	}
	person := func(name, title string, g speaker.Gender, mentions ...string) *speaker.Speaker {
		s := &speaker.Speaker{Name: name, Title: title, Gender: g}
		for _, m := range mentions {
			s.Mentions = append(s.Mentions, speaker.Mention{Span: find(m), Form: speaker.ShortName})
		}
		return s
	}
	halloran := person("Ingrid Halloran", "the board’s chair", speaker.Female, "Ingrid Halloran")
	reyes := person("Tomas Reyes-Whitlock", "deputy", speaker.Male, "Tomas Reyes-Whitlock")
	osei := person("Amara Osei", "Dr.", speaker.Female, "Amara Osei")
	brannigan := person("Colm Brannigan", "", speaker.Male, "Colm Brannigan")
	chamber := person("Marlow Sound Chamber of Commerce", "", speaker.UnknownGender)
	chamber.Kind = speaker.Group
	woman := person("", "", speaker.Female)
	woman.Kind = speaker.Unnamed
	var out []speaker.Attribution
	// near is the place of s that is nearest to another.
	near := func(s string, to sentence.Span) (best sentence.Span) {
		for at, least := 0, len(text); ; {
			i := strings.Index(text[at:], s)
			if i < 0 {
				return best
			}
			here := sentence.Span{Start: at + i, End: at + i + len(s)}
			if d := max(here.Start-to.End, to.Start-here.End, 0); d < least {
				best, least = here, d
			}
			at = here.End
		}
	}
	add := func(s *speaker.Speaker, kind quote.Kind, source, cue string, certainty float64, content ...string) {
		a := speaker.Attribution{Speaker: s, Certainty: certainty}
		a.Kind, a.Confidence = kind, .9
		at := find(strings.Trim(content[len(content)-1], "“”")) // the last part is told apart best
		for _, c := range content {
			own := strings.Trim(c, "“”")
			a.Content = append(a.Content, near(own, at))
			if c != own {
				a.Verbatim = append(a.Verbatim, near(own, at))
			}
		}
		a.Source = near(source, a.Content[0])
		a.Cue = []sentence.Span{near(cue, a.Source)}
		a.Chain = []speaker.Mention{{Span: a.Source}}
		if s != nil && s.Name != "" && !strings.Contains(source, s.Name) && len(s.Mentions) > 0 {
			a.Chain = append(a.Chain, s.Mentions[0])
		}
		out = append(out, a)
	}
	add(nil, quote.Indirect, "engineers", "warned", 0, "that its timber piles might not outlast another winter of storms")
	add(halloran, quote.Direct, "Ingrid Halloran, the board’s chair", "said", .98, "“We can argue about money for another ten years, or we can keep people out of the water,”", "“I know which of the two I want to explain to a family.”")
	add(reyes, quote.Indirect, "He", "said", .93, "the engineers had been given three days for a survey that needed three weeks")
	add(reyes, quote.Mixed, "He", "called", .91, "their report", "“a weather forecast with a letterhead.”")
	add(osei, quote.Indirect, "The report’s author, Dr. Amara Osei", "told", .96, "that divers had found decay in 61 of the 140 piles")
	add(osei, quote.Direct, "she", "said", .72, "“Three days were enough to count to sixty-one,”")
	add(brannigan, quote.Direct, "Colm Brannigan, who lands crab at the pier with his two sons", "said", .97, "“Nobody on that board has ever unloaded a catch in the dark,”")
	add(brannigan, quote.Indirect, "He", "added", .51, "that the crews had learned of the vote from the radio")
	add(halloran, quote.Indirect, "Halloran", "acknowledged", .97, "that the board should have spoken to the crews first")
	add(halloran, quote.Mixed, "she", "said", .88, "the pier", "“does not care who was consulted.”")
	add(chamber, quote.Indirect, "The Marlow Sound Chamber of Commerce", "said", .8, "it would support the closure if the county paid for a floating landing stage")
	add(woman, quote.Mixed, "A county spokeswoman, who asked not to be named because talks are under way", "said", .66, "an offer could come", "“within weeks, not months.”")
	add(reyes, quote.Indirect, "Reyes-Whitlock", "said", .95, "he would ask for a second survey all the same")
	return Article{Name: "harbour.txt", Text: text, Attributions: out}
}

func written(t *testing.T, a Article) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Write(&b, a))
	return b.String()
}

var (
	chipElement = regexp.MustCompile(`<a class="chip.*?</a>`)
	element     = regexp.MustCompile(`<[^>]*>`)
)

// shown is the text between the article tags of a page.
func shown(t *testing.T, page string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, "<article")
	require.True(t, ok)
	body, _, ok := strings.Cut(rest, "</article>")
	require.True(t, ok)
	_, body, _ = strings.Cut(body, ">")
	return html.UnescapeString(element.ReplaceAllString(chipElement.ReplaceAllString(body, ""), ""))
}

func TestPageShowsTheWholeText(t *testing.T) {
	a := harbour()
	assert.Equal(t, strings.Fields(a.Text), strings.Fields(shown(t, written(t, a))))
}

func TestQuotesInTheText(t *testing.T) {
	page := written(t, harbour())
	for _, c := range []struct{ name, want string }{
		{"own words", `<mark class="own c1" data-q="2">I know which of the two I want to explain to a family.</mark>”<a class="chip c1" id="q2" href="#d2" data-q="2" aria-label="Quote 2, Ingrid Halloran, direct" aria-describedby="w2">1</a>`},
		{"no mark in the middle of a quote of two parts", `we can keep people out of the water,</mark>” `},
		{"reported words, and own ones in them", `<mark class="in c2" data-q="4">their report</mark> “<mark class="own c2" data-q="4">a weather forecast with a letterhead.</mark>`},
		{"cue", `<u class="cue c3" data-q="7">said</u>`},
		{"source, and the name in it", `<u class="source c4" data-q="5">The report’s author, Dr. </u><u class="source c4" data-q="5"><span data-m="4">Amara Osei</span></u>`},
		{"a speaker to check", `<a class="chip check c3" id="q8" href="#d8" data-q="8" aria-label="Quote 8, Colm Brannigan, indirect, speaker to check" aria-describedby="w8">3?</a>`},
		{"no speaker", `aria-label="Quote 1, Nobody named, indirect" aria-describedby="w1">–</a>`},
		{"headline", `<h1>Harbour board splits over plan to close the old ferry pier</h1>`},
		{"chain", `<span class="step">she</span> <span class="arrow" aria-label="is">→</span> <span class="step">Amara Osei</span>`},
		{"somebody unnamed", `<span class="name">A county spokeswoman, who asked not to be named because talks are under way</span>`},
		{"a share", "<span class=\"figures\">3 quotes · 49 words · <b>31\u00a0%</b></span>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.True(t, strings.Contains(page, c.want), "not in the page: %s", c.want)
		})
	}
}

func TestHostileText(t *testing.T) {
	s := &speaker.Speaker{Name: `<script>alert(1)</script>`, Title: `"><img src=x onerror=alert(2)>`}
	text := "<script>alert(3)</script> & \x00 \xff\n</article><b onclick=x> said \"so\""
	s.Mentions = []speaker.Mention{{Span: sentence.Span{Start: -4, End: 1000}}, {Span: sentence.Span{Start: 9, End: 3}}}
	a := Article{Name: "<i>.txt", Text: text, Attributions: []speaker.Attribution{
		{Quote: quote.Quote{Content: []sentence.Span{{Start: 0, End: 1 << 40}}, Cue: []sentence.Span{{Start: -1, End: 5}}, Source: sentence.Span{Start: 2, End: 7}}, Speaker: s},
		{Quote: quote.Quote{Content: []sentence.Span{{Start: 5, End: 5}}}},
		{},
	}}
	page := written(t, a)
	assert.Equal(t, strings.Count(written(t, Article{}), "<script"), strings.Count(page, "<script"))
	for _, bad := range []string{"<img", "<b onclick", "<i>", "\x00", "\xff"} {
		assert.NotContains(t, page, bad)
	}
	assert.Equal(t, 1, strings.Count(page, "</article>"))
	for _, id := range []string{"q1", "q2", "q3", "d1", "w3"} {
		assert.Equal(t, 1, strings.Count(page, `id="`+id+`"`), id)
	}
}

func TestEmptyText(t *testing.T) {
	assert.Contains(t, written(t, Article{Name: "empty.txt"}), "No quotes were found in this text.")
}

func TestNothingIsLoaded(t *testing.T) {
	var corpus, served, standalone bytes.Buffer
	require.NoError(t, WriteCorpus(&corpus, "All", []Row{NewRow(harbour(), "")}))
	require.NoError(t, WriteServed(&served))
	require.NoError(t, WriteStandalone(&standalone, "engine()", []byte("program")))
	for name, page := range map[string]string{
		"article": written(t, harbour()), "corpus": corpus.String(), "served": served.String(), "standalone": standalone.String(),
	} {
		t.Run(name, func(t *testing.T) {
			for _, bad := range []string{"http:", "https:", " src=", "@import", "url("} {
				assert.NotContains(t, page, bad)
			}
			assert.NotContains(t, page, ` style="`, "the policy forbids it")
			policy := html.UnescapeString(regexp.MustCompile(`Policy" content="([^"]*)"`).FindStringSubmatch(page)[1])
			assert.Contains(t, policy, "default-src 'none'")
			for _, s := range regexp.MustCompile(`(?s)<script>(.*?)</script>`).FindAllStringSubmatch(page, -1) {
				assert.Contains(t, policy, digest(s[1]))
			}
			for _, s := range regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindAllStringSubmatch(page, -1) {
				assert.Contains(t, policy, digest(s[1]))
			}
		})
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a headline", "\n Storm hits coast \nIt rained.", "Storm hits coast"},
		{"a sentence", "It rained.\nStorm", "a.txt"},
		{"a long line", strings.Repeat("rain ", 40), "a.txt"},
		{"nothing", "", "a.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, title(Article{Name: "a.txt", Text: c.text}))
		})
	}
}

// many is an article of n quotes, nested and side by side.
func many(n int) Article {
	var b strings.Builder
	a := Article{Name: "long.txt"}
	speakers := []*speaker.Speaker{{Name: "Ada Quill"}, {Name: "Bo Lind"}, {Name: "The council", Kind: speaker.Group}}
	for i := range n {
		at := b.Len()
		fmt.Fprintf(&b, "Quill said that Lind had said that the council would meet %d times.\n\n", i)
		outer := sentence.Span{Start: at + len("Quill said that "), End: b.Len() - 3}
		inner := sentence.Span{Start: at + len("Quill said that Lind had said that "), End: b.Len() - 3}
		for k, c := range []sentence.Span{outer, inner} {
			s := speakers[(i+k)%len(speakers)]
			s.Mentions = append(s.Mentions, speaker.Mention{Span: sentence.Span{Start: at, End: at + 5}})
			a.Attributions = append(a.Attributions, speaker.Attribution{Quote: quote.Quote{Content: []sentence.Span{c}}, Speaker: s})
		}
	}
	a.Text = b.String()
	return a
}

func TestNestedQuotes(t *testing.T) {
	page := written(t, many(1))
	assert.Contains(t, page, `<mark class="in c1" data-q="1">Lind had said that </mark><mark class="in c2" data-q="2" data-o="1">the council would meet 0 times</mark>`)
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{100, 10000} {
		a := many(n)
		b.Run(fmt.Sprintf("quotes=%d", 2*n), func(b *testing.B) {
			b.SetBytes(int64(len(a.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, a); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("A said: “b” & c.", 2, 9, 4, 6)
	f.Add("", -1, 5, 3, 1)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		s := &speaker.Speaker{Name: text, Mentions: []speaker.Mention{{Span: sentence.Span{Start: a, End: d}}}}
		q := quote.Quote{
			Content:  []sentence.Span{{Start: a, End: b}, {Start: b, End: d}},
			Verbatim: []sentence.Span{{Start: c, End: d}},
			Cue:      []sentence.Span{{Start: b, End: c}},
			Source:   sentence.Span{Start: c, End: a},
		}
		page := written(t, Article{Text: text, Attributions: []speaker.Attribution{{Quote: q, Speaker: s}, {Quote: q}}})
		letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
		got := shown(t, page)
		if strings.ContainsAny(text+got, "\ufffd\r") {
			return // what cannot be shown is replaced
		}
		if letters(got) != letters(text) {
			t.Errorf("shows %q of %q", got, text)
		}
	})
}
