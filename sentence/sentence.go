// Package sentence reads English text into paragraphs, sentences and words,
// each with its place in the text, and says what each word stands for: in text
// that lost its apostrophes "dont" is do + not and "Russias" may be Russia + 's.
//
// The text itself is never changed: every place is a [Span] of bytes of the
// string that the caller gave.
package sentence

import "iter"

// A Span is the part of a text from byte Start up to, but not including, byte End.
type Span struct{ Start, End int }

// In is the part of text that the span covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return max(s.Start, o.Start) < min(s.End, o.End) }

// A Token is a word, a part of a contraction or a mark.
type Token struct {
	Span
	// Norm is what the token stands for, in the spelling of well-kept text:
	// "n't" for the "nt" of "dont", "'s" for the s of "Russias", "O'Brien" for
	// "OBrien", straight quotation marks for curly ones. Otherwise it is the
	// token's own bytes.
	Norm string
	// Possessive tells that the token is a plural possessive whose apostrophe
	// is missing: "countries" in "both countries leaders". (An apostrophe that
	// stands is a token of its own.)
	Possessive bool
}

// A Sentence is a sentence's place in its text and the tokens in it.
type Sentence struct {
	Span
	First, Last int // its tokens are Document.Tokens()[First:Last]
	Paragraph   int // the number of its paragraph
}

// A Paragraph is a line of the text that is not blank, and the sentences in it.
type Paragraph struct {
	Span
	First, Last int // its sentences are Document.Sentences()[First:Last]
}

// A Document is a text as Parse read it. It is immutable, so goroutines may
// share it.
type Document struct {
	text       string
	tokens     []Token
	sentences  []Sentence
	paragraphs []Paragraph
	sentenceOf []int32

	apostrophes []int

	grammar grammar
}

// Text is the text that was parsed.
func (d *Document) Text() string { return d.text }

// Tokens are the document's tokens in the order of the text. Together they
// cover every byte that is not white space. The caller must not change them.
func (d *Document) Tokens() []Token { return d.tokens }

// Sentences are the document's sentences in the order of the text; each token
// is in one. The caller must not change them.
func (d *Document) Sentences() []Sentence { return d.sentences }

// Paragraphs are the document's paragraphs in the order of the text; each
// sentence is in one. The caller must not change them.
func (d *Document) Paragraphs() []Paragraph { return d.paragraphs }

// Apostrophes are the places of the text, in bytes and in order, at which an
// apostrophe is missing: 1 and 9 in "Im Russias". The caller must not change them.
func (d *Document) Apostrophes() []int { return d.apostrophes }

// SentenceOf is the number of the sentence that token i is in.
func (d *Document) SentenceOf(i int) int { return int(d.sentenceOf[i]) }

// All yields the sentences of text one by one.
func All(text string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for _, s := range Parse(text).sentences {
			if !yield(s.Span) {
				return
			}
		}
	}
}

// Append appends the sentences of text to dst and returns it.
func Append(dst []Span, text string) []Span {
	for s := range All(text) {
		dst = append(dst, s)
	}
	return dst
}
