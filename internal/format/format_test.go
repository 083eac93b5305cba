package format_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/format"
	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

const news = "Zoë Marr spoke.\n\n“We won’t go,” she said, “<ever>.” The port =closed= it.\n"

// document is news with two quotes by hand, one of which lies in the other's
// sentence.
func document() *format.Document {
	at := func(part string) sentence.Span {
		i := strings.Index(news, part)
		return sentence.Span{Start: i, End: i + len(part)}
	}
	marr := &speaker.Speaker{Name: "Zoë Marr", Title: "Mayor", Gender: speaker.Female}
	return &format.Document{
		Name:   "news.txt",
		ID:     json.RawMessage(`"news.txt"`),
		Parsed: sentence.Parse(news),
		Attributions: []speaker.Attribution{{
			Quote: quote.Quote{
				Content:    []sentence.Span{at("We won’t go,"), at("<ever>.")},
				Verbatim:   []sentence.Span{at("We won’t go,"), at("<ever>.")},
				Cue:        []sentence.Span{at("said")},
				Source:     at("she"),
				Kind:       quote.Direct,
				Confidence: .9,
			},
			Speaker:   marr,
			Chain:     []speaker.Mention{{Span: at("she"), Form: speaker.Pronoun}, {Span: at("Zoë Marr")}},
			Certainty: .8,
		}, {
			Quote: quote.Quote{
				Content:    []sentence.Span{at("=closed= it")},
				Source:     at("The port"),
				Confidence: .5,
			},
		}},
	}
}

// TestFormats compares each format that does not show the words' grammar with
// testdata/news.FORMAT. UPDATE=1 writes these files anew, to be read before
// they are committed.
func TestFormats(t *testing.T) {
	for _, f := range format.Formats {
		if f.Name == "conll" || f.Name == "spacy" {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			got, err := f.Append([]byte(f.Header), document(), format.Options{Explain: true, Context: true, Summary: true})
			require.NoError(t, err)
			got = append(got, f.Footer...)
			path := filepath.Join("testdata", "news."+f.Name)
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(path, got, 0o666))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), string(got))
		})
	}
}

func TestFormatsStandAnySpan(t *testing.T) {
	d := document()
	wild := []sentence.Span{{Start: -5, End: 3}, {Start: 9, End: 4}, {Start: 2, End: 1 << 30}}
	d.Attributions = append(d.Attributions,
		speaker.Attribution{},
		speaker.Attribution{Quote: quote.Quote{Content: wild, Verbatim: wild, Cue: wild, Source: wild[2]}})
	empty := &format.Document{Parsed: sentence.Parse("")}
	broken := &format.Document{Parsed: sentence.Parse("\xff\x00\x1b[31m “\xe2\x80"), Attributions: d.Attributions}
	for _, f := range format.Formats {
		for _, d := range []*format.Document{d, empty, broken} {
			out, err := f.Append(nil, d, format.Options{Explain: true, Context: true, Summary: true})
			require.NoError(t, err, f.Name)
			assert.NotContains(t, string(out), "\x1b", "%s lets escape sequences through", f.Name)
		}
	}
}

func TestColor(t *testing.T) {
	f := byName(t, "text")
	out, err := f.Append(nil, document(), format.Options{Color: true})
	require.NoError(t, err)
	assert.Contains(t, string(out), "\x1b[1;32mZoë Marr, Mayor\x1b[0m")
}

func TestCSVReadsBack(t *testing.T) {
	f := byName(t, "csv")
	d := document()
	d.Attributions[0].Speaker.Name = `=HYPERLINK("x")`
	out, err := f.Append([]byte(f.Header), d, format.Options{})
	require.NoError(t, err)
	rows, err := csv.NewReader(strings.NewReader(string(out))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 3)
	column := func(row int, name string) string {
		for i, n := range rows[0] {
			if n == name {
				return rows[row][i]
			}
		}
		t.Fatalf("no column %s", name)
		return ""
	}
	assert.Equal(t, `'=HYPERLINK("x")`, column(1, "speaker"))
	assert.Equal(t, `“We won’t go,” … “<ever>.”`, column(1, "quote"))
	assert.Equal(t, "'=closed= it", column(2, "quote"))
	assert.Equal(t, "3", column(1, "line"))
}

func TestSpacyPlacesAreCharacters(t *testing.T) {
	f := byName(t, "spacy")
	out, err := f.Append(nil, document(), format.Options{})
	require.NoError(t, err)
	var got struct {
		Text   string
		Tokens []string
		Ents   []struct {
			Start, End int
			Label      string
		}
		Spans []struct {
			Start, End int
			StartToken int `json:"start_token"`
			EndToken   int `json:"end_token"`
		}
	}
	require.NoError(t, json.Unmarshal(out, &got))
	runes := []rune(got.Text)
	var ents []string
	last := 0
	for _, e := range got.Ents {
		assert.GreaterOrEqual(t, e.Start, last, "ents must not overlap")
		last = e.End
		ents = append(ents, e.Label+" "+string(runes[e.Start:e.End]))
	}
	assert.Equal(t, []string{"CONTENT We won’t go,", "SOURCE she", "CUE said", "CONTENT <ever>.", "SOURCE The port", "CONTENT =closed= it"}, ents)
	assert.Equal(t, "she", got.Tokens[got.Spans[1].StartToken])
	assert.Equal(t, got.Spans[1].StartToken+1, got.Spans[1].EndToken)
}

func TestCoNLLHasEveryTokenOnce(t *testing.T) {
	f := byName(t, "conll")
	d := document()
	out, err := f.Append(nil, d, format.Options{})
	require.NoError(t, err)
	assert.Contains(t, string(out), "# newdoc id = news.txt\n# quote 1 = direct | person | Zoë Marr\n# quote 2 = indirect | none | somebody (“The port”)\n")
	n := 0
	roles := make(map[string]string) // of each form
	for line := range strings.Lines(string(out)) {
		if line == "\n" || line[0] == '#' {
			continue
		}
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		require.Len(t, columns, 7, line)
		token := d.Parsed.Tokens()[n]
		assert.Equal(t, token.In(news), columns[1])
		assert.Equal(t, fmt.Sprintf("Bytes=%d-%d", token.Start, token.End), columns[6])
		roles[columns[1]] = columns[5]
		n++
	}
	assert.Len(t, d.Parsed.Tokens(), n)
	assert.Equal(t, "B-CONTENT:1", roles["We"])
	assert.Equal(t, "B-SOURCE:1", roles["she"])
	assert.Equal(t, "B-CUE:1", roles["said"])
	assert.Equal(t, "I-CONTENT:2", roles["closed"])
	assert.Equal(t, "_", roles["spoke"])
}

func TestShares(t *testing.T) {
	shares := format.Shares(document())
	require.Len(t, shares, 2)
	assert.Equal(t, "Zoë Marr", shares[0].Speaker.Name)
	assert.Equal(t, 4, shares[0].Words)
	assert.Nil(t, shares[1].Speaker)
	assert.InDelta(t, 2./6, shares[1].Part, 1e-9)
}

// byName is the format of that name.
func byName(t *testing.T, name string) format.Format {
	t.Helper()
	for _, f := range format.Formats {
		if f.Name == name {
			return f
		}
	}
	require.Fail(t, "no format "+name)
	return format.Format{}
}
