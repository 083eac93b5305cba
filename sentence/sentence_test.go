package sentence_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"whosaid/sentence"
)

// bars writes the tokens of a text with bars between them; a token whose
// reading is not its bytes is followed by the reading.
func bars(text string) string {
	var out []string
	for _, t := range sentence.Parse(text).Tokens() {
		s := t.In(text)
		if t.Norm != s {
			s += "=" + t.Norm
		}
		if t.Possessive {
			s += "(')"
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"blank", " \n\t ", ""},
		{"one word", "Geneva", "Geneva"},
		{"marks at the end", "He won, she said.", "He|won|,|she|said|."},
		{"abbreviations", "Mr. Moore met Sen. Ada Lowe in the U.S. at 9:30 a.m. today.", "Mr.|Moore|met|Sen.|Ada|Lowe|in|the|U.S.|at|9:30|a.m.|today|."},
		{"hyphens", "a U.S.-led, three-year effort", "a|U.S.-led|,|three-year|effort"},
		{"money", "$5.2 million, up 3.5%", "$|5.2|million|,|up|3.5|%"},
		{"numbers", "1,200 of 3/4", "1,200|of|3/4"},
		{"ampersand", "AT&T and S&P & Co.", "AT&T|and|S&P|&|Co."},
		{"addresses", "See https://example.org/a?b=1, or write to desk@example.org.", "See|https://example.org/a?b=1|,|or|write|to|desk@example.org|."},
		{"names of the net", "@desk #news", "@desk|#news"},
		{"no blank after the full stop", "the rising tensions.Low hopes", "the|rising|tensions|.|Low|hopes"},
		{"ellipses", "Well... no. . . yes…", "Well|...|no|. . .=...|yes|…=..."},
		{"dashes", "It -- the deal — is – well", "It|--|the|deal|—=--|is|–=--|well"},
		{"quotation marks", "“Yes,” «no» „so“ ``then''", "“=\"|Yes|,|”=\"|«=\"|no|»=\"|„=\"|so|“=\"|``=\"|then|''=\""},
		{"contractions that stand", "I don't think they're here; she'd've won’t", "I|do|n't|think|they|'re|here|;|she|'d|'ve|wo|n’t=n't"},
		{"possessives that stand", "Russia's and the countries' leaders", "Russia|'s|and|the|countries|'|leaders"},
		{"capitals", "DON'T", "DO|N'T"},
		{"names with an apostrophe", "O’Brien saw D'Souza", "O’Brien=O'Brien|saw|D'Souza"},
		{"words of two", "We cannot say what they're gonna do.", "We|can|not|say|what|they|'re|gon|na|do|."},
		{"years", "the ’90s", "the|’90s=90s"},
	} {
		t.Run(c.name, func(t *testing.T) { require.Equal(t, c.want, bars(c.text)) })
	}
}

// Repairs of text that was decoded or written in another way.
func TestRepairs(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"UTF-8 read as Windows-1252", "â€œDonâ€™tâ€\u009d he said â€” twice", "â€œ=\"|Do|nâ€™t=n't|â€\u009d=\"|he|said|â€”=--|twice"},
		{"the closing mark cut short", "â€œNoâ€ he said", "â€œ=\"|No|â€=\"|he|said"},
		{"accents read as Windows-1252", "PeÃ±a", "PeÃ±a=Peña"},
		{"character references", "&quot;It&#8217;s&rdquo; AT&amp;T", "&quot;=\"|It|&#8217;s='s|&rdquo;=\"|AT&amp;T=AT&T"},
		{"full width", "ＡＢＣ＂", "ＡＢＣ=ABC|＂=\""},
		{"soft hyphen", "par\u00adlia\u00adment", "par\u00adlia\u00adment=parliament"},
		{"zero-width blank", "par\u200bliament", "par\u200bliament=parliament"},
		{"no-break blanks", "10\u00a0percent&nbsp;more", "10|percent|more"},
		{"byte order mark", "\ufeffThe end", "The|end"},
		{"Windows-1252", "\x93Isn\x92t it?\x94", "\x93=\"|Is|n\x92t=n't|it|?|\x94=\""},
		{"combining accent", "Pen\u0303a", "Pen\u0303a=Peña"},
	} {
		t.Run(c.name, func(t *testing.T) { require.Equal(t, c.want, bars(c.text)) })
	}
}

// Words that lost their apostrophes, and words that only look like it.
func TestMissingApostrophes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"not", "I dont think they didnt know.", "I|do|nt=n't|think|they|did|nt=n't|know|."},
		{"am", "Im sure of that, he said.", "I|m='m|sure|of|that|,|he|said|."},
		{"are", "They said theyre ready to talk.", "They|said|they|re='re|ready|to|talk|."},
		{"will not", "The company wont say why.", "The|company|wo|nt=n't|say|why|."},
		{"is", "Thats what he said.", "That|s='s|what|he|said|."},
		{"o'clock", "He left at five oclock.", "He|left|at|five|oclock=o'clock|."},
		{"a name", "Mr. OBrien said no.", "Mr.|OBrien=O'Brien|said|no|."},
		{"possessive of a name", "He rejected Russias key demands on Monday.", "He|rejected|Russia|s='s|key|demands|on|Monday|."},
		{"possessive of a noun", "The companys chief executive said so.", "The|company|s='s|chief|executive|said|so|."},
		{"plural", "The two countries signed several treaties.", "The|two|countries|signed|several|treaties|."},
		{"possessive of a day", "Mondays meeting was part of the talks.", "Monday|s='s|meeting|was|part|of|the|talks|."},
		{"were, the past of be", "They were in the house.", "They|were|in|the|house|."},
		{"were, we are", "I think were going to win this thing.", "I|think|we|re='re|going|to|win|this|thing|."},
		{"its, possessive", "The company cut its forecast.", "The|company|cut|its|forecast|."},
		{"its, it is", "I think its going to be hard.", "I|think|it|s='s|going|to|be|hard|."},
		{"well, the adverb", "The team played well in May.", "The|team|played|well|in|May|."},
		{"well, we will", "He said, I think well see what happens.", "He|said|,|I|think|we|ll='ll|see|what|happens|."},
		{"ill, the adjective", "The mayor was ill for weeks.", "The|mayor|was|ill|for|weeks|."},
		{"shell, the noun", "A shell hit the school.", "A|shell|hit|the|school|."},
	} {
		t.Run(c.name, func(t *testing.T) { require.Equal(t, c.want, bars(c.text)) })
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text string }{ // a bar is a boundary
		{"two", "He won.| She lost."},
		{"titles", "Mr. Moore met Dr. Lowe.| They spoke."},
		{"initials", "John F. Marsh and A. B. Stone voted no.| The rest did not."},
		{"U.S. in a name", "The U.S. Secretary of State left.| Nobody saw him."},
		{"U.N. in a phrase", "She spoke at U.N. headquarters on Friday."},
		{"U.S. at the end", "He lives in the U.S.| She does not."},
		{"numbers", "It fell 3.5 percent.| In May it rose 2.1 percent."},
		{"closing mark", "“He won.”| She smiled."},
		{"closing mark after a question", "“Did he win?” she asked."},
		{"closing bracket", "(He won.)| She lost."},
		{"no blank", "There are tensions.|Low hopes remain."},
		{"dateline", "GENEVA (AP) - Talks began on Monday.| They will go on."},
		{"headline without a full stop", "Talks begin in Geneva\n|Envoys met on Monday."},
		{"address of the net", "Read more at example.com today.| It is free."},
		{"exclamation and question", "What?!| No way!| Yes."},
		{"mark that hides a title", "\"Mr. Smith won,\" she said.| He did."},
		{"last token a curly mark", "He said: “I won.”"},
		{"ellipsis within", "I think ... we may win."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.ReplaceAll(c.text, "|", "")
			var want []string
			for s := range strings.SplitSeq(c.text, "|") {
				want = append(want, strings.TrimSpace(s))
			}
			var got []string
			for s := range sentence.All(text) {
				got = append(got, s.In(text))
			}
			require.Equal(t, want, got)
		})
	}
}

func TestParagraphs(t *testing.T) {
	text := "One line\n\n  \r\nTwo. Three.\rFour"
	d := sentence.Parse(text)
	var got []string
	for i, p := range d.Paragraphs() {
		got = append(got, p.In(text))
		for _, s := range d.Sentences()[p.First:p.Last] {
			require.Equal(t, i, s.Paragraph)
		}
	}
	require.Equal(t, []string{"One line", "Two. Three.", "Four"}, got)
}

func TestApostrophes(t *testing.T) {
	text := "He said Russias army doesnt fear Mr. OBrien."
	require.Equal(t, "He said Russia's army doesn't fear Mr. O'Brien.", with(text, sentence.Parse(text).Apostrophes()))
}

// with is the text with apostrophes at these places.
func with(text string, places []int) string {
	var b strings.Builder
	from := 0
	for _, at := range places {
		b.WriteString(text[from:at] + "'")
		from = at
	}
	return b.String() + text[from:]
}

func TestCloserApostrophes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"no word", "...", "..."},
		{"nothing is missing", "The voters' worries aren't new, the mayor's aide said.", "The voters' worries aren't new, the mayor's aide said."},
		{"we are", "I think were losing the harbor to the sea.", "I think we're losing the harbor to the sea."},
		{"were, the past of be", "The voters were in line when the doors opened.", "The voters were in line when the doors opened."},
		{"a noun before a noun", "The harbor is closed because of the opening days problems with the gate.", "The harbor is closed because of the opening day's problems with the gate."},
		{"plural and singular", "Both candidates plans would raise the towns taxes.", "Both candidates' plans would raise the town's taxes."},
		{"plural", "The voters worries about the ferry grew.", "The voters' worries about the ferry grew."},
		{"its and it is", "The council voted on its budget, and its a shame.", "The council voted on its budget, and it's a shame."},
		{"he will", "If she asks him to, hell come.", "If she asks him to, he'll come."},
		{"a contraction that is no word", "They dont know.", "They don't know."},
		{"a name with a prefix", "Mr. OBrien said no.", "Mr. O'Brien said no."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sentence.Parse(c.text)
			before := slices.Clone(d.Tokens())
			require.Equal(t, c.want, with(c.text, d.CloserApostrophes()))
			require.Equal(t, before, d.Tokens())
		})
	}
}

// The reading of a damaged text is that of the text as published.
func TestSameReading(t *testing.T) {
	whole := "Russia's envoy said they don't expect much. \"We're ready,\" he said, \"but it's their move.\" Mr. O'Brien's office wouldn't comment."
	norms := func(text string) (out []string) {
		for _, t := range sentence.Parse(text).Tokens() {
			if t.Norm != "\"" {
				out = append(out, t.Norm)
			}
		}
		return out
	}
	stripped := strings.NewReplacer("'", "", "\"", "").Replace(whole)
	require.Equal(t, norms(whole), norms(stripped))
}

func TestSpan(t *testing.T) {
	s := sentence.Span{Start: 2, End: 5}
	require.Equal(t, "cde", s.In("abcdef"))
	require.Equal(t, 3, s.Len())
	require.False(t, s.Empty())
	require.True(t, sentence.Span{Start: 3, End: 3}.Empty())
	require.True(t, s.Contains(sentence.Span{Start: 2, End: 4}))
	require.False(t, s.Contains(sentence.Span{Start: 1, End: 4}))
	require.True(t, s.Overlaps(sentence.Span{Start: 4, End: 9}))
	require.False(t, s.Overlaps(sentence.Span{Start: 5, End: 9}))
}
