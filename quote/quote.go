// Package quote finds quotes in English news text: what was said, in whose
// words, the cue that reports it ("said") and the mention of its source.
package quote

import "whosaid/sentence"

// A Kind says how much of a quote's content is in the speaker's own words.
type Kind uint8

// The kinds of quotes.
const (
	Indirect Kind = iota // none of it
	Mixed                // some of it
	Direct               // all of it
)

var kindNames = [...]string{"indirect", "mixed", "direct"}

// String is "direct", "mixed" or "indirect".
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return "unknown"
	}
	return kindNames[k]
}

// MarshalText is String as bytes.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// A Quote is one reported statement. Its spans are in bytes of the document's
// text, in the order of the text.
type Quote struct {
	Content    []sentence.Span // what was said, without quotation marks, cue and source
	Verbatim   []sentence.Span // the parts of Content that are in the speaker's own words
	Cue        []sentence.Span // the words that report it, or the colon or dash beside a name; empty if there are none
	Source     sentence.Span   // the words that name its source; empty if there are none
	Kind       Kind
	Confidence float64 // 0 to 1, how sure it is that this, or most of it, is a quote

	// SourceConfidence is how sure it is, from 0 to 1, that Source names who said
	// it, if it is a quote. Zero stands for not known.
	SourceConfidence float64
}
