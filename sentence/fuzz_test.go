package sentence_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"whosaid/sentence"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "\x00", "'", "s'", "\ufeff", "a\u00adb", "Mr.", "&quot;", "â€", "\xff\xfe", "dont.Were", ". . .", "<a>", "''", "x\u0301", "@_#", "Os OB 's n't", "日本。", "a\u2028b", "I'd've"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := sentence.Parse(text)
		check(t, d)
		again := sentence.Parse(text)
		if !reflect.DeepEqual(d.Tokens(), again.Tokens()) || !reflect.DeepEqual(d.Sentences(), again.Sentences()) {
			t.Fatal("another reading the second time")
		}
	})
}

// check fails unless tokens, sentences and paragraphs are in order and cover
// what they must.
func check(t *testing.T, d *sentence.Document) {
	t.Helper()
	text := d.Text()
	at := 0
	for i, tok := range d.Tokens() {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
			t.Fatalf("token %d is %v after %d", i, tok.Span, at)
		}
		if !blank(text[at:tok.Start]) {
			t.Fatalf("%q is in no token", text[at:tok.Start])
		}
		if tok.Norm == "" {
			t.Fatalf("token %d %q stands for nothing", i, tok.In(text))
		}
		at = tok.End
	}
	if !blank(text[at:]) {
		t.Fatalf("%q is in no token", text[at:])
	}
	next := 0
	for i, s := range d.Sentences() {
		if s.First != next || s.Last <= s.First {
			t.Fatalf("sentence %d has tokens %d to %d after %d", i, s.First, s.Last, next)
		}
		next = s.Last
		if s.Start != d.Tokens()[s.First].Start || s.End != d.Tokens()[s.Last-1].End {
			t.Fatalf("sentence %d is %v", i, s.Span)
		}
		for j := s.First; j < s.Last; j++ {
			if d.SentenceOf(j) != i {
				t.Fatalf("token %d is in sentence %d, not %d", j, d.SentenceOf(j), i)
			}
		}
		if p := d.Paragraphs()[s.Paragraph]; !p.Contains(s.Span) || i < p.First || i >= p.Last {
			t.Fatalf("sentence %d is not in its paragraph", i)
		}
	}
	if next != len(d.Tokens()) {
		t.Fatalf("tokens from %d on are in no sentence", next)
	}
	for _, a := range [][]int{d.Apostrophes(), d.CloserApostrophes()} {
		if !slices.IsSorted(a) || len(a) > 0 && (a[0] < 0 || a[len(a)-1] > len(text)) {
			t.Fatalf("apostrophes at %v", a)
		}
	}
}

// blank tells whether s is read as nothing: white space, what stands for it,
// and runes without a width.
func blank(s string) bool {
	s = strings.NewReplacer("&nbsp;", " ", "&#160;", " ").Replace(s)
	return len(sentence.Parse("x "+s+" x").Tokens()) == 2
}

func TestBadInput(t *testing.T) {
	for _, text := range []string{"\x00\x00", "\xff", strings.Repeat("'", 1000), strings.Repeat("<a ", 1000), strings.Repeat("&", 1000), strings.Repeat("a.", 1000), strings.Repeat("-", 999), strings.Repeat("x'", 999), strings.Repeat("â", 999)} {
		check(t, sentence.Parse(text))
	}
}

// Ten times the text takes about ten times as long, whatever it is made of.
func TestLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range []string{"Russias army doesnt move, he said. ", "x", "'s", ". ", "<a ", "&amp", "http://a", "a.b", "\"", "Os ", "(", "â€"} {
		once := strings.Repeat(unit, 20000/len(unit))
		took := func(text string) time.Duration {
			best := time.Hour
			for range 3 {
				start := time.Now()
				sentence.Parse(text).CloserApostrophes()
				best = min(best, time.Since(start))
			}
			return best
		}
		more := strings.Repeat(once, 10)
		a, b := took(once), took(more)
		for range 4 { // others may be at work on the machine
			if b < 40*a+60*time.Millisecond {
				break
			}
			b = min(b, took(more))
		}
		require.Less(t, b, 40*a+60*time.Millisecond, "%q", unit)
	}
}
