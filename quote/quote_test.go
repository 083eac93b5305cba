package quote

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/sentence"
)

// show writes the text with what was found: [source], {content}, <cue>.
func show(text string, quotes []Quote) string {
	open, shut := map[int]string{}, map[int]string{}
	put := func(spans []sentence.Span, a, b string) {
		for _, s := range spans {
			if !s.Empty() {
				open[s.Start] += a
				shut[s.End] = b + shut[s.End]
			}
		}
	}
	for _, q := range quotes {
		put(q.Content, "{", "}")
		put([]sentence.Span{q.Source}, "[", "]")
		put(q.Cue, "<", ">")
	}
	var b strings.Builder
	for i := range len(text) + 1 {
		b.WriteString(shut[i])
		b.WriteString(open[i])
		if i < len(text) {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// plain takes the brackets of show out of a text.
func plain(marked string) string {
	return strings.NewReplacer("{", "", "}", "", "[", "", "]", "", "<", "", ">", "").Replace(marked)
}

func TestFind(t *testing.T) {
	tests := []struct{ name, want string }{
		{"direct, cue behind", "“{The harbor will stay closed},” [Mayor Ilse Brandt] <said>."},
		{"direct, without its marks", "{The harbor will stay closed until Friday}, [Mayor Ilse Brandt] <said>."},
		{"indirect", "[Brandt] <said> {the harbor would stay closed}."},
		{"interrupted", "“{We lost the roof},” [he] <said>, “{but nobody was hurt}.”"},
		{"runs on", "“{We lost the roof},” [she] <said>. “{Nobody was hurt}.”"},
		{"that clause", "[The minister] <said> {that the talks had failed}."},
		{"according to", "{The storm damaged 300 houses}, <according to> [the fire department]."},
		{"told somebody", "[He] <told> reporters {that the company would appeal}."},
		{"nothing is said", "The storm reached the coast on Monday morning."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := plain(test.want)
			assert.Equal(t, test.want, show(text, Find(sentence.Parse(text))))
		})
	}
}

func TestKind(t *testing.T) {
	tests := []struct {
		name, text string
		want       Kind
	}{
		{"direct", "“We will not leave,” Brandt said.", Direct},
		{"mixed", "Brandt said the plan was “a gift to nobody” and would fail.", Mixed},
		{"indirect", "Brandt said the plan would fail.", Indirect},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			quotes := Find(sentence.Parse(test.text))
			require.NotEmpty(t, quotes)
			assert.Equal(t, test.want, quotes[0].Kind)
		})
	}
}

func TestVerbatimLiesBetweenMarks(t *testing.T) {
	text := "Brandt said the plan was “a gift to nobody” and would fail."
	quotes := Find(sentence.Parse(text))
	require.Len(t, quotes, 1)
	require.Len(t, quotes[0].Verbatim, 1)
	assert.Equal(t, "a gift to nobody", quotes[0].Verbatim[0].In(text))
}

func TestQuotationsWithoutCue(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"dialogue", "The two shook hands.\n\n“The deal is dead as of today.”\n\nNobody spoke for a while.", "The deal is dead as of today."},
		{"one that ends with another one", "The two shook hands.\n\n“They all called it ‘the deal of the decade.’”\n\nNobody spoke for a while.", "They all called it ‘the deal of the decade."},
		{"scare quotes are none", "The so-called “peace camp” stood empty.", ""},
		{"a title is none", "She read from “The Long Road Home” at the library.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, q := range Find(sentence.Parse(test.text)) {
				if len(q.Cue) == 0 {
					got = q.Content[0].In(test.text)
				}
			}
			assert.Equal(t, strings.TrimSuffix(test.want, "."), strings.TrimSuffix(got, "."))
		})
	}
}

func TestTranscript(t *testing.T) {
	text := "LINDQVIST: We walked out because nothing was left to say.\nOKORO: That is not how I remember it.\nLINDQVIST: Then we remember two different days.\n"
	var got []string
	for _, q := range Find(sentence.Parse(text)) {
		got = append(got, q.Source.In(text)+" | "+q.Content[0].In(text))
		assert.Equal(t, Direct, q.Kind)
	}
	require.Len(t, got, 3)
	assert.True(t, strings.HasPrefix(got[1], "OKORO | That is not how I remember it"), got[1])
}

func TestTranscriptForms(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a label alone", "ANN HOLT, HOST:\n\nWe are here with the mayor.\n\nBRANDT: Thanks.\n\n(LAUGHTER)\n\nHOLT:\n\n(LAUGHTER)\n\nNobody knew.\n",
			[]string{"ANN HOLT, HOST: We are here with the mayor.", "BRANDT: Thanks."}},
		{"office and party", "SEN. MARISOL VEGA (D-OH): I asked for it.\n\nHOLT: When?\n", []string{"SEN. MARISOL VEGA (D-OH): I asked for it.", "HOLT: When?"}},
		{"letters", "Q: Why?\n\nA: Nobody else would.\n", []string{"Q: Why?", "A: Nobody else would."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, q := range newView(sentence.Parse(test.text)).transcript() {
				got = append(got, q.Source.In(test.text)+": "+q.Content[0].In(test.text))
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestBehindDateline(t *testing.T) {
	v := newView(sentence.Parse("CARRICK, Ohio, May 3 -- The council said no.\n\nThe mayor -- a Whig -- said yes."))
	for _, test := range []struct{ source, want [2]int }{
		{[2]int{0, 9}, [2]int{7, 9}},
		{[2]int{7, 9}, [2]int{7, 9}},
		{[2]int{0, 7}, [2]int{0, 7}},
		{[2]int{12, 18}, [2]int{12, 18}},
		{[2]int{}, [2]int{}},
	} {
		assert.Equal(t, test.want, v.behindDateline(test.source), test.source)
	}
}

func TestTranscriptBehindMarks(t *testing.T) {
	text := "Partial transcript as follows:\n\n\"LINDQVIST: Let us start. Will you leave?\n\n\"(CROSSTALK)\n\n\"OKORO: Well, that is not how I remember it. It was a long day.\n\n\"And it was cold.\n\n\"LINDQVIST: Thank you.\"\n\nThe two left.\n"
	var got []string
	for _, q := range Find(sentence.Parse(text)) {
		line := q.Source.In(text)
		for _, c := range q.Content {
			line += " | " + c.In(text)
		}
		got = append(got, line)
	}
	assert.Equal(t, []string{
		"LINDQVIST | Let us start. Will you leave?",
		"OKORO | Well, that is not how I remember it. It was a long day. | And it was cold.",
		"LINDQVIST | Thank you.",
	}, got)
}

func TestNobodyCallsHimselfByName(t *testing.T) {
	v := newView(sentence.Parse("It failed, Moore said. Moore believes it will fail. The mayor left."))
	at := func(head, first, last int, source [2]int, content ...[2]int) reading {
		return reading{candidate{content: content, source: source}, cue{first: first, last: last, head: head}, 0.9, 0.9}
	}
	own := at(4, 4, 5, [2]int{3, 4}, [2]int{0, 2}, [2]int{6, 11})
	other := at(7, 7, 8, [2]int{6, 7}, [2]int{8, 11})
	all := []reading{own, other}
	v.withoutOwnName(all)
	assert.Equal(t, contents{{0, 2}}, all[0].content)
	assert.Equal(t, contents{{8, 11}}, all[1].content)
	other.source = [2]int{12, 14}
	all = []reading{own, other}
	v.withoutOwnName(all)
	assert.Equal(t, own.content, all[0].content, "another name")
}

func TestTranscriptOfNothing(t *testing.T) {
	assert.Empty(t, newView(sentence.Parse("\"OKORO:\n\n\"And it was cold.\n\n\"LINDQVIST:\"\n\n\"\n")).transcript())
}

func TestLabelsOfPagesAreNoSpeakers(t *testing.T) {
	text := "Q&A: The chief on the fire\n\nRELATED: Chief resigns over the budget\n\nWATCH: Crews fight the fire\n\nWHEN: 8 p.m. Friday\nWHERE: The old mill\n\n\"It was fast,\" said Ellen Brandt.\n"
	v := newView(sentence.Parse(text))
	assert.Empty(t, v.transcript())
	for _, q := range Find(v.doc) {
		assert.Equal(t, "Ellen Brandt", q.Source.In(text))
	}
	v = newView(sentence.Parse("OKORO: When?\n\nBY: Noon.\n\nLINDQVIST: By noon.\n"))
	assert.Len(t, v.transcript(), 2)
}

func TestCredited(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"dash and name", "“I will not vote for a man like that.” ― Ellen Brandt\n", "Ellen Brandt: I will not vote for a man like that."},
		{"two hyphens and a point", "\"I will not vote for a man like that.\" -- Ellen Brandt.\n", "Ellen Brandt: I will not vote for a man like that."},
		{"a mark on the wrong side", "”I will not vote for him.” — Ellen Brandt\n", "Ellen Brandt: I will not vote for him."},
		{"a sentence behind the dash is no name", "“It is late.” — Nobody was there\n", ""},
		{"no marks", "It is late. — Ellen Brandt\n", ""},
		{"some marks", "“It is too late now. — Ellen Brandt\n\nIt is not too late.” — Walter Hobbs\n\nWe will see about it. — Anna Holt\n",
			"Ellen Brandt: It is too late now.Walter Hobbs: It is not too late.Anna Holt: We will see about it."},
		{"without marks or dashes", "I will not vote for him. Ellen Brandt\n\nHe said what we all think! Walter G. Hobbs\n\nMy father would have liked him. Anna Holt.\n\nHe has it. Jo Bell\n",
			"Ellen Brandt: I will not vote for him.Walter G. Hobbs: He said what we all think!Anna Holt: My father would have liked him.Jo Bell: He has it."},
		{"captions", "The old mill burns. Ellen Brandt\n\nCrews fight the fire. Walter Hobbs\n\nSmoke over my town. Anna Holt\n", ""},
		{"one quotation and who wrote the rest", "“It is late.” — Ellen Brandt\n\nThe bridge has been closed. — Walter Hobbs\n", "Ellen Brandt: It is late."},
		{"who wrote it", "“It is late,” she said. — Ellen Brandt\n\nThe bridge has been closed. — Walter Hobbs\n\nIt rained all day. — Anna Holt\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, q := range newView(sentence.Parse(test.text)).credited() {
				got += q.Source.In(test.text) + ": " + q.Content[0].In(test.text)
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestReadMarks(t *testing.T) {
	tests := []struct {
		name, text string
		regions    []string
		state      int
	}{
		{"curly", "He said “yes” and “no”.", []string{"yes", "no"}, allMarks},
		{"straight", `He said "yes" and "no".`, []string{"yes", "no"}, allMarks},
		{"carried over a paragraph", "“One.\n\n“Two.”", []string{"One.", "Two."}, allMarks},
		{"closing mark alone", "yes” and no", nil, oddMarks},
		{"none", "He said yes.", nil, noMarks},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := readMarks(sentence.Parse(test.text))
			var regions []string
			for _, s := range m.spans {
				regions = append(regions, s.In(test.text))
			}
			assert.Equal(t, test.regions, regions)
			assert.Equal(t, test.state, m.state)
		})
	}
}

func TestThreshold(t *testing.T) {
	doc := sentence.Parse(article)
	all, some := Finder{Threshold: -1}.Find(doc), Finder{Threshold: 0.8}.Find(doc)
	assert.Less(t, len(some), len(all))
	for _, q := range some {
		assert.GreaterOrEqual(t, q.Confidence, 0.8)
	}
}

func TestKindText(t *testing.T) {
	b, err := json.Marshal([]Kind{Direct, Mixed, Indirect})
	require.NoError(t, err)
	assert.JSONEq(t, `["direct","mixed","indirect"]`, string(b))
	assert.Equal(t, "unknown", Kind(9).String())
}

const article = `Council approves harbor plan

The council of Port Ellery approved a plan on Tuesday to rebuild the harbor wall, which a storm broke in March.

“We waited long enough,” Mayor Ilse Brandt said. “The sea will not wait for us.”

Brandt said the work would begin in June. Residents have complained that the wall is ugly, and some believe it will not last.

“It is a gift to nobody,” said Tom Akers, who runs a fish shop. He told the council that his rent had doubled.

According to the fire department, the storm damaged 300 houses.
`

func FuzzFind(f *testing.F) {
	f.Add(article)
	f.Add("\"\"\" said he: “”\n“x\n\n”")
	f.Add("A: b\nC: d\nE: \xff\x00")
	f.Fuzz(func(t *testing.T, text string) {
		doc := sentence.Parse(text)
		quotes := Find(doc)
		start := 0
		for _, q := range quotes {
			require.NotEmpty(t, q.Content)
			require.GreaterOrEqual(t, q.Content[0].Start, start, "in order")
			start = q.Content[0].Start
			for _, spans := range [][]sentence.Span{q.Content, q.Verbatim, q.Cue} {
				end := 0
				for _, s := range spans {
					require.True(t, end <= s.Start && s.Start < s.End && s.End <= len(text), "%v of %d bytes", s, len(text))
					end = s.End
				}
			}
			for _, s := range q.Verbatim {
				inside := false
				for _, c := range q.Content {
					inside = inside || c.Contains(s)
				}
				require.True(t, inside, "verbatim %v outside content %v", s, q.Content)
			}
			require.True(t, q.Confidence >= 0 && q.Confidence <= 1)
		}
		require.Equal(t, quotes, Find(sentence.Parse(text)))
	})
}

func FuzzRestore(f *testing.F) {
	f.Add("Were not ready, she told reporters. Dont wait.")
	f.Add("“half a quotation, he said.\n\nIts over")
	f.Fuzz(func(t *testing.T, text string) {
		got := Restore(text)
		i := 0
		for j := range len(got) {
			if i < len(text) && got[j] == text[i] {
				i++
				continue
			}
			require.Contains(t, "'\"", string(got[j]))
		}
		require.Equal(t, len(text), i, "nothing is lost")
	})
}

func benchmarkFind(b *testing.B, text string) {
	text = strings.Repeat(text, 20)
	doc := sentence.Parse(text)
	doc.Grammar()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
}

func BenchmarkFind(b *testing.B) {
	b.Run("as written", func(b *testing.B) { benchmarkFind(b, article) })
	b.Run("stripped", func(b *testing.B) {
		benchmarkFind(b, strings.NewReplacer("“", "", "”", "").Replace(article))
	})
}

func ExampleFind() {
	text := "“The sea will not wait for us,” Mayor Ilse Brandt said."
	for _, q := range Find(sentence.Parse(text)) {
		fmt.Println(q.Kind, q.Content[0].In(text), "|", q.Source.In(text))
	}
	// Output: direct The sea will not wait for us | Mayor Ilse Brandt
}

func ExampleFinder_Find() {
	text := "Brandt said the work would begin in June."
	sure := Finder{Threshold: 0.999999}
	fmt.Println(len(sure.Find(sentence.Parse(text))))
	// Output: 0
}

func ExampleRestore() {
	fmt.Println(Restore("The talks ended at noon.\nWe didnt come here to be lectured, Petrosh said."))
	// Output:
	// The talks ended at noon.
	// "We didn't come here to be lectured," Petrosh said.
}

func TestVerbatimScoresAreThoseOfAllFeatures(t *testing.T) {
	for _, text := range []string{article, strings.NewReplacer("“", "", "”", "").Replace(article), strings.Replace(article, "”", "", 1)} {
		v := newView(sentence.Parse(text))
		f := newFinder(v, installed)
		for _, p := range f.proposals() {
			for _, x := range p.candidates {
				vf := v.verbatimFrame(f.frame(p.cue), x.content)
				got := make([]int32, vf.words*verbatimLabels)
				vf.score(installed.verbatim, &f.list, got)
				want := make([]int32, len(got))
				at := 0
				for n, r := range x.content {
					for i := r[0]; i < r[1]; i++ {
						vf.features(&f.list, n, i)
						installed.verbatim.AddAll(want[at*verbatimLabels:][:verbatimLabels], f.list.f)
						at++
					}
				}
				assert.Equal(t, want, got)
			}
		}
	}
}
