package speaker_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

func TestResolve(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"full name", `[Ellen Brandt] said {the bridge would open in May}.`, "Ellen Brandt"},
		{"title", `[Deputy Transport Minister Ellen Brandt] said {the bridge would open}.`, "Ellen Brandt"},
		{"apposition before", `[The city's chief engineer, Tobias Renner,] said {it was safe}.`, "Tobias Renner"},
		{"apposition after", `[Tobias Renner, who runs the city's road office,] said {it was safe}.`, "Tobias Renner"},
		{"family name", `Tobias Renner inspected the bridge on Monday. [Renner] said {it was safe}.`, "Tobias Renner"},
		{"Mr.", `Tobias Renner inspected the bridge on Monday. {It is safe}, [Mr. Renner] said.`, "Tobias Renner"},
		{"full name after the short one", `{It is safe}, [Renner] said on Monday. Tobias Renner is the city's engineer.`, "Tobias Renner"},
		{"initials", `[Walter J. Hobbs] wrote {the letter was late}. [Hobbs] added {it was rude}.`, "Walter J. Hobbs|Walter J. Hobbs"},
		{"suffix", `[Walter Hobbs Jr.] said {the letter was late}. [Mr. Hobbs] added {it was rude}.`, "Walter Hobbs|Walter Hobbs"},
		{"hyphen", `[Linda Carver-Holt] said {no}. Later [Carver-Holt] said {maybe}.`, "Linda Carver-Holt|Linda Carver-Holt"},
		{"possessive", `Ellen Brandt's office is in Carrick. [Brandt] said {it was cold}.`, "Ellen Brandt"},
		{"possessive without apostrophe", `Ellen Brandts office is in Carrick. [Brandt] said {it was cold}.`, "Ellen Brandt"},
		{"he", `Tobias Renner inspected the bridge on Monday. {It is safe}, [he] said.`, "Tobias Renner"},
		{"she", `Mayor Ellen Brandt met the council on Monday. [She] said {the bridge would open}.`, "Ellen Brandt"},
		{"gender", `Ellen Brandt met Walter Hobbs on Monday. {It was a long talk}, [she] said. {Too long}, [he] said.`, "Ellen Brandt|Walter Hobbs"},
		{"chain", `[Ellen Brandt] said {the bridge would open}. [She] said {it had cost a lot}. {We are tired}, [she] added.`, "Ellen Brandt|Ellen Brandt|Ellen Brandt"},
		{"two of one family name", `[Roland Fenwick] said {he was sorry}. His sister, Helen Fenwick, wept. {I warned him}, [Ms. Fenwick] said. {She did}, [Mr. Fenwick] said.`, "Roland Fenwick|Helen Fenwick|Roland Fenwick"},
		{"lawyer", `Roland Fenwick was not in court. [Roland Fenwick's lawyer] said {there would be an appeal}.`, "!Roland Fenwick"},
		{"spokesman of a title", "Mayor Ellen Brandt said the budget failed.\n\nCouncilman Walter Hobbs called the plan bad. He has been against it since March.\n\n[The mayor's spokesman] said {it was late}. [The mayors spokesman] said {no}.", "unnamed|unnamed"},
		{"spokesman of a title, named elsewhere", "The mayor's spokesman, Walter Hobbs, met reporters. [The mayor's spokesman] said {it was late}.", "Walter Hobbs"},
		{"unnamed", `[One official, who asked not to be named,] said {the talks had failed}.`, "unnamed"},
		{"group", `[Officials] said {the talks had failed}.`, "group: Officials"},
		{"organisation", `[The Justice Department] said {the talks had failed}.`, "group: Justice Department"},
		{"organisation, and when", `[The Justice Department today] said {the talks had failed}.`, "group: Justice Department"},
		{"country", `[Russia] said {the talks had failed}.`, "group: Russia"},
		{"two people", `[Ellen Brandt and Walter Hobbs] said {the talks had failed}.`, "group: Ellen Brandt and Walter Hobbs"},
		{"two people, with what describes them", `Rep. Ellen Brandt was late. [Brandt (D-Carrick) and Sen. Walter Hobbs, R-Ashby], said {it was cold}.`, "group: Ellen Brandt and Walter Hobbs"},
		{"one who supports another", `Tobias Renner spoke. [Ellen Brandt, a Carrick legislator and Renner supporter], said {it was cold}.`, "Ellen Brandt"},
		{"one who met two", `[Ellen Brandt, who met Walter Hobbs and Anna Holt], said {it was cold}.`, "Ellen Brandt"},
		{"they", `The council met Ellen Brandt. [They] said {the talks had failed}.`, "group: They"},
		{"description by title", `Mayor Ellen Brandt opened the bridge on Monday with Walter Hobbs. [The mayor] said {it had cost too much}.`, "Ellen Brandt"},
		{"through a description by title", "Sen. Tobias Renner is criticizing President Walter Hobbs as weak.\n\nIn a statement, the senator dismissed Hobbs's plans for the bridge. [He] says {the council will see to it}.", "Tobias Renner"},
		{"through a description by party and place", "Sen. Tobias Renner (R-Carrick) is criticizing President Walter Hobbs as weak.\n\nIn a statement, the Carrick Republican dismissed Hobbs's plans for the bridge. [He] says {the council will see to it}.", "Tobias Renner"},
		{"who, after an apposition", `Tobias Renner, the engineer of the city, [who] said {it was safe}, left with Walter Hobbs.`, "Tobias Renner"},
		{"a name that modifies", `Former Brandt campaign manager Tobias Renner has been hired as an analyst, but [he] said {it was late}.`, "Tobias Renner"},
		{"forename with two capitals", `[RoseAnn Brandt] said {no}.`, "RoseAnn Brandt"},
		{"a forename before a cut", `Carrick Gov. Mike Renner is joining Walter Hobbs on Monday. {It is late}, [Renner] said.`, "Mike Renner"},
		{"surname that is another word", "DJ Beverly Cuban opened the show. {I love it}, [Cuban] said. {We all do}, [Cuban] said.", "Beverly Cuban|Beverly Cuban"},
		{"long name with a short form of two", `Aung San Suu Kyi won. [Suu Kyi] said {it was early}. [Suu Kyi] said {it was late}. [Suu Kyi] said {no}.`, "Aung San Suu Kyi|Aung San Suu Kyi|Aung San Suu Kyi"},
		{"another of that name, once", "Sen. Chris Renner spoke for an hour. {It is time}, [Renner] said. Renner had waited. Renner sat down.\n\nAnne Renner was a teacher.\n\n{They went too far}, [Sen. Renner] said.\n\n{It is too late}, [Renner] said.", "Chris Renner|Chris Renner|Chris Renner"},
		{"speaker labels", "CARVER: What now?\n\nHOLT: Nothing.\n\n[CARVER]: {And then}?\n\n[HOLT]: {Still nothing}.", "CARVER|HOLT"},
		{"speaker labels with a title, and one that is no name", "CHIEF CARVER: We left.\n\n[REPORTER]: {When}?\n\n[CARVER]: {At noon}.\n\n[REPORTER]: {And then}?", "unnamed|CARVER|unnamed"},
		{"a speaker label of somebody who is named", "[REPORTER]: {When}?\n\n[KING]: {At noon}.\n\nEllen King left the office.", "unnamed|Ellen King"},
		{"a relative of the same family name", "Richard Brandt was not there.\n\n[Brandt's daughter, Rose Brandt, who runs the club], said {it was late}.\n\n[Brandts daughter, Rose Brandt], said {it was late}.", "Rose Brandt|Rose Brandt"},
		{"the court, and letters", "[THE COURT]: {Be seated}.\n\n[MR. HOBBS]: {We object}.\n\n[THE COURT]: {Why}?\n\n[Q]: {When}?\n\n[A]: {At noon}.", "group: COURT|HOBBS|group: COURT|unnamed|unnamed"},
		{"a stranger who goes on", `Ellen Brandt opened the bridge on Monday. [A woman in the crowd] said {it was late}. {Much too late}, [she] said.`, "unnamed|unnamed"},
		{"a stranger, then somebody else", `[A woman in the crowd] said {it was late}. Ellen Brandt smiled. {It is open}, [she] said.`, "unnamed|Ellen Brandt"},
		{"a stranger of another gender", `Tobias Renner opened the bridge. [A woman in the crowd] said {it was late}. {It is open}, [he] said.`, "unnamed|Tobias Renner"},
		{"a short text is in order", "[Mayor Laura Brandt] said {the harbor is closed}.\n\n{It is not a matter of money}, [she] told reporters.\n\nThe storm has cost the port $40 million, according to Tobias Renner, its director.\n\nBrandt's office declined to comment. A spokeswoman, Anna Holt, said the mayor believes in the courts.", "Laura Brandt|Laura Brandt"},
		{"who, after a predicate", `Ellen Brandt is a lawyer [who] believes {the bridge is not safe}.`, "Ellen Brandt"},
		{"Mr. and a woman of that name", "President Hobbs opened the fair. [Mr. Hobbs] said {it was late}. He left.\n\nHis wife, Ellen Hobbs, stayed. [President Hobbs] said {it was cold}.", "Hobbs|Hobbs"},
		{"a slip in the name", `The report was by Eric Schneidermann. [Scheidermann] said {it was late}.`, "Eric Schneidermann"},
		{"a town before a state", `Laura Brandt, 59, of Ashby, Md., [who] watched the fair, said {it was late}.`, "Laura Brandt"},
		{"Mr. President", `Tobias Renner rose. {Mr. President, it is late}, [he] said.`, "Tobias Renner"},
		{"nothing but a pronoun", `[He] said {it was late}.`, "!person"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, quotes := marked(c.text)
			got := said(speaker.Resolve(sentence.Parse(text), quotes))
			switch {
			case c.want == "!person":
				assert.Contains(t, []string{"-", "unnamed"}, got[0])
			case strings.HasPrefix(c.want, "!"):
				assert.NotContains(t, got, c.want[1:])
			default:
				assert.Equal(t, strings.Split(c.want, "|"), got)
			}
		})
	}
}

const council = `Mayor [Ellen Brandt] said {the bridge would open in May}. "{It has cost us two winters}," [she] told the council.`

func TestResolveSharesSpeakers(t *testing.T) {
	text, quotes := marked(council)
	got := speaker.Resolve(sentence.Parse(text), quotes)
	assert.Same(t, got[0].Speaker, got[1].Speaker)
	assert.Equal(t, speaker.Female, got[0].Speaker.Gender)
	assert.Equal(t, "Mayor", got[0].Speaker.Title)
}

func TestResolveChain(t *testing.T) {
	text, quotes := marked(`Wendy Carver arrived. [Carver] said {little}. Later [she] said {more}.`)
	got := speaker.Resolve(sentence.Parse(text), quotes)
	var chain []string
	for _, m := range got[1].Chain {
		chain = append(chain, fmt.Sprintf("%s (%v)", m.In(text), m.Form))
	}
	assert.Equal(t, []string{"she (pronoun)", "Carver (short name)", "Wendy Carver (full name)"}, chain)
}

func TestThreshold(t *testing.T) {
	text, quotes := marked(`Ellen Brandt met Carla Moss and Ada Quill. [She] said {it was late}.`)
	doc := sentence.Parse(text)
	always := speaker.Options{Threshold: -1}.Resolve(doc, quotes)[0]
	never := speaker.Options{Threshold: 1.01}.Resolve(doc, quotes)[0]
	assert.NotNil(t, always.Speaker)
	assert.Nil(t, never.Speaker)
	assert.Equal(t, always.Certainty, never.Certainty)
}

func TestUnsureSource(t *testing.T) {
	text, quotes := marked(`Mayor [Ellen Brandt] said {the bridge would open in May}.`)
	quotes[0].Kind = quote.Indirect
	doc := sentence.Parse(text)
	given := speaker.Resolve(doc, quotes)[0] // by hand: nothing is known of how sure its source is
	quotes[0].SourceConfidence = 0.5
	doubted := speaker.Resolve(doc, quotes)[0]
	assert.NotNil(t, given.Speaker)
	assert.Nil(t, doubted.Speaker, "a source that may be none names nobody")
	assert.InDelta(t, given.Certainty/2, doubted.Certainty, 1e-9)
	named := speaker.Options{Threshold: doubted.Certainty - 0.01}.Resolve(doc, quotes)[0]
	assert.NotNil(t, named.Speaker, "unless asked to name whoever is as likely as that")
	assert.Nil(t, speaker.Options{Threshold: doubted.Certainty + 0.01}.Resolve(doc, quotes)[0].Speaker)
	quotes[0].SourceConfidence = 0.99
	assert.NotNil(t, speaker.Resolve(doc, quotes)[0].Speaker)
	quotes[0].Kind, quotes[0].SourceConfidence = quote.Direct, 0.5
	assert.NotNil(t, speaker.Resolve(doc, quotes)[0].Speaker, "what stands between marks has a source")
}

func TestResolveOddInput(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "blank": " \n\n ", "one word": "Brandt", "no letter": "1 2 3 -- !", "NUL": "a\x00b", "not UTF-8": "\xff\xfe Ellen \xc3",
	} {
		t.Run(name, func(t *testing.T) {
			doc := sentence.Parse(text)
			whole := sentence.Span{Start: 0, End: len(text)}
			got := speaker.Resolve(doc, []quote.Quote{{}, {Content: []sentence.Span{whole}, Source: whole, Cue: []sentence.Span{whole}}})
			assert.Len(t, got, 2)
		})
	}
}

func ExampleResolve() {
	text := `Mayor Ellen Brandt said the bridge would open in May.`
	span := func(part string) sentence.Span {
		i := strings.Index(text, part)
		return sentence.Span{Start: i, End: i + len(part)}
	}
	quotes := []quote.Quote{{
		Source:  span("Mayor Ellen Brandt"),
		Cue:     []sentence.Span{span("said")},
		Content: []sentence.Span{span("the bridge would open in May")},
	}}
	for _, a := range speaker.Resolve(sentence.Parse(text), quotes) {
		fmt.Printf("%s (%s): %s\n", a.Speaker.Name, a.Speaker.Title, a.Content[0].In(text))
	}
	// Output: Ellen Brandt (Mayor): the bridge would open in May
}

func ExampleAttribute() {
	text := `"The bridge will open in May," Mayor Ellen Brandt said.`
	for _, a := range speaker.Attribute(text) {
		fmt.Printf("%s: %s\n", a.Speaker.Name, a.Content[0].In(text))
	}
	// Output: Ellen Brandt: The bridge will open in May
}

func ExampleOptions_Attribute() {
	careful := speaker.Options{Threshold: 0.95}
	text := `"The bridge will open in May," Mayor Ellen Brandt said.`
	for _, a := range careful.Attribute(text) {
		fmt.Println(a.Speaker.Name, a.Speaker.Gender, a.Speaker.Kind)
	}
	// Output: Ellen Brandt female person
}

func FuzzAttribute(f *testing.F) {
	for _, seed := range []string{"", `"No," Ellen Brandt said. She left.`, "MOORE: Why?\nMOORE: So?\n", "\xff\xfe’“Dr. Jo \x00", "By Jo Brandt\nI said no. Jo \"Bo\" Brandt, who said he would."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := speaker.Attribute(text)
		again := speaker.Attribute(text)
		if len(got) != len(again) {
			t.Fatal("not the same twice")
		}
		for i, a := range got {
			if a.Certainty < 0 || a.Certainty > 1.000001 {
				t.Fatal("certainty", a.Certainty)
			}
			if a.Certainty != again[i].Certainty {
				t.Fatal("not as certain twice")
			}
			check(t, text, a.Chain, false)
			if a.Speaker != nil {
				check(t, text, a.Speaker.Mentions, true)
			}
		}
	})
}

func check(t *testing.T, text string, mentions []speaker.Mention, sorted bool) {
	for i, m := range mentions {
		if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
			t.Fatal("out of range", m)
		}
		if sorted && i > 0 && m.Start < mentions[i-1].Start {
			t.Fatal("out of order", mentions)
		}
	}
}

// TestResolveTakesLinearTime reads many people in one paragraph: nothing may
// look through all of them for each quote.
func TestResolveTakesLinearTime(t *testing.T) {
	took := func(people int) time.Duration {
		var b strings.Builder
		for i := range people {
			fmt.Fprintf(&b, "[Ellen %c%candt] said {it was late}. Walter %c%cobbs met her. {No}, [she] said. ", 'A'+i%26, 'a'+i/26%26, 'A'+i/7%26, 'a'+i%26)
		}
		text, quotes := marked(b.String())
		doc := sentence.Parse(text)
		doc.Grammar()
		best := time.Hour
		for range 3 {
			start := time.Now()
			speaker.Resolve(doc, quotes)
			best = min(best, time.Since(start))
		}
		return best
	}
	few, many := took(150), took(1200)
	assert.Less(t, many, 24*few, "eight times the text")
}

func BenchmarkResolve(b *testing.B) {
	text, quotes := marked(strings.Repeat(council+" Walter Hobbs, who owns the ferry, disagreed. {They should have asked}, [he] said.\n\n", 30))
	doc := sentence.Parse(text)
	doc.Grammar()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		speaker.Resolve(doc, quotes)
	}
}
