package endtoend

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/corpus"
	"whosaid/internal/golden"
	"whosaid/speaker"
)

func articles(t testing.TB) []*golden.Article {
	t.Helper()
	all, err := golden.Read("../../testdata/articles")
	require.NoError(t, err)
	require.NotEmpty(t, all)
	return all
}

func TestAnyTextIsRead(t *testing.T) {
	talks := articles(t)[0].Text
	for name, text := range map[string]string{
		"empty":                  "",
		"one blank":              " ",
		"newlines":               "\n\n\r\n\n",
		"one word":               "said",
		"one letter":             "I",
		"no letters":             "12 . 3 !! 4,000 -- ?",
		"marks alone":            `"“”"''‘’«»` + "``",
		"an unclosed quotation":  `"We will not, she said. And then`,
		"a stray closing mark":   `We will not,” she said.`,
		"NUL bytes":              "“We\x00will,”\x00 Ada Quill\x00said.\x00",
		"invalid UTF-8":          "\xff\xfe“We will,” \xc3\x28 Ada Quill \xe2\x80 said.\xf0\x9f",
		"a byte order mark":      "\ufeff“We will,” Ada Quill said.",
		"decoded twice":          "â€œWe will,â€\u009d Ada Quill said. It didnâ€™t matter.",
		"HTML entities":          "&ldquo;We will,&rdquo; Ada Quill said. It didn&#39;t matter &amp; never will.",
		"emoji and combining":    "“We will 👩‍👩‍👧,” Ada Qui\u0301ll 🙂 said.",
		"another script":         "«Мы победим», сказала Ада Квилл. 彼女は言った。",
		"capitals":               "“WE WILL,” ADA QUILL SAID. “NEVER,” HE TOLD REPORTERS.",
		"lower case":             "“we will,” ada quill said. he told reporters that it was over.",
		"carriage returns":       strings.ReplaceAll(talks, "\n", "\r\n"),
		"no line breaks":         strings.ReplaceAll(talks, "\n", " "),
		"a word a line":          strings.ReplaceAll(talks, " ", "\n"),
		"backwards":              reversed(talks),
		"every byte":             everyByte(),
		"a pronoun to begin":     "He said he was tired.",
		"sources without people": "It was said. They say so. Who said? Said said.",
	} {
		t.Run(name, func(t *testing.T) {
			got := speaker.Attribute(text)
			check(t, text, got)
			assert.Equal(t, got, speaker.Attribute(text), "not the same twice")
		})
	}
}

// TestCutAnywhere reads an article that ends, or begins, in the middle.
func TestCutAnywhere(t *testing.T) {
	text := articles(t)[0].Text
	for at := 0; at < len(text); at += 37 {
		check(t, text[:at], speaker.Attribute(text[:at]))
		check(t, text[at:], speaker.Attribute(text[at:]))
	}
}

// TestTimeGrowsLinearly reads texts of 1 and of 4 times a size; for each the
// time may grow by little more than that.
func TestTimeGrowsLinearly(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	article := articles(t)[0].Text
	stripped := corpus.Damage(&corpus.Article{Text: article}, corpus.Stripped, 0).Text
	for name, unit := range map[string]string{
		"articles":                   article + "\n",
		"articles stripped":          stripped + "\n",
		"articles on one line":       strings.ReplaceAll(article, "\n", " "),
		"one word over and over":     "said ",
		"one sentence over and over": "“No,” she said. ",
		"names":                      "Ada Quill said Ben Brand told Ada Brand. ",
		"opening marks":              "“",
		"straight marks":             "\" ",
		"apostrophes":                "'",
		"one endless word":           "a",
		"hyphens":                    "a-",
		"abbreviations":              "U.S. Mr. ",
		"short lines":                "He said no.\n",
		"numbers":                    "4711 ", // whose best heads are circles within circles
		"NUL bytes":                  "\x00",
		"invalid bytes":              "\xe2\x80 ",
	} {
		t.Run(name, func(t *testing.T) {
			const size = 1 << 14
			took := func(n int) time.Duration {
				text := strings.Repeat(unit, n/len(unit))
				start := clock()
				got := speaker.Attribute(text)
				d := clock() - start
				if len(got) > 0 {
					check(t, text, got[:min(len(got), 1000)])
				}
				return d
			}
			took(1 << 12) // load the models
			one, four := took(size), took(4*size)
			assert.Less(t, four, 8*one+time.Second, "%v for %d bytes, %v for four times as many", one, size, four)
		})
	}
}

// TestOneLongLine reads a line of 512 kB, or of 10 MB where WHOSAID_LONG is set
// (which takes a minute or two).
func TestOneLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	size := 512 << 10
	if os.Getenv("WHOSAID_LONG") != "" {
		size = 10 << 20
	}
	article := strings.ReplaceAll(articles(t)[0].Text, "\n", " ")
	read := func(n int) time.Duration {
		text := strings.Repeat(article, n/len(article))
		start := clock()
		got := speaker.Attribute(text)
		took := clock() - start
		t.Logf("%d bytes: %d quotes in %v, %.2f MB/s", len(text), len(got), took, float64(len(text))/1e6/took.Seconds())
		check(t, text, got)
		return took
	}
	read(1 << 12) // load the models
	one, eight := read(size/8), read(size)
	assert.Less(t, eight, 16*one+time.Second)
}

func reversed(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func everyByte() string {
	var b []byte
	for i := range 256 {
		b = append(b, byte(i), ' ', byte(i))
	}
	return string(b)
}

func FuzzAttribute(f *testing.F) {
	for _, a := range articles(f) {
		for _, c := range []corpus.Condition{corpus.Intact, corpus.Stripped} {
			text := corpus.Damage(&a.Article, c, 0).Text
			f.Add(text[:min(len(text), 200)])
		}
	}
	f.Add("\"\xff said\x00 Mr. \n\nShe \"")
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text, speaker.Attribute(text))
	})
}

func BenchmarkAttribute(b *testing.B) {
	a := articles(b)[0].Article
	for _, c := range []corpus.Condition{corpus.Intact, corpus.Stripped} {
		b.Run(string(c), func(b *testing.B) {
			text := corpus.Damage(&a, c, 0).Text
			speaker.Attribute(text) // load the models
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				speaker.Attribute(text)
			}
		})
	}
}
