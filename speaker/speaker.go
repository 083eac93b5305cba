// Package speaker finds the people in a text and says which of them said each quote.
package speaker

import (
	"whosaid/quote"
	"whosaid/sentence"
)

// An Attribution is a quote and who said it.
type Attribution struct {
	quote.Quote
	Speaker   *Speaker  // nil where the text does not tell; quotes by one person share one *Speaker
	Chain     []Mention // how the source leads to the name: "she", "Sherman", "Wendy Sherman"
	Certainty float64   // 0 to 1, that Speaker, or where it is nil whoever would have been named, is right
}

// A Speaker is a person or a group that is quoted.
type Speaker struct {
	Name     string // the fullest form in the text, without titles; empty for somebody unnamed
	Title    string // titles and role as the text gives them: "Deputy Foreign Minister"
	Gender   Gender
	Kind     Kind
	Mentions []Mention // all of them, in the order of the text
}

// A Gender as the text shows it.
type Gender uint8

// The genders.
const (
	UnknownGender Gender = iota
	Female
	Male
)

var genderNames = [...]string{"unknown", "female", "male"}

// String is "unknown", "female" or "male".
func (g Gender) String() string {
	if int(g) >= len(genderNames) {
		return "unknown"
	}
	return genderNames[g]
}

// A Kind of speaker.
type Kind uint8

// The kinds of speakers.
const (
	Person  Kind = iota
	Group        // an organisation, a country, several people
	Unnamed      // a person whom the text does not name
)

var kindNames = [...]string{"person", "group", "unnamed"}

// String is "person", "group" or "unnamed".
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return "unknown"
	}
	return kindNames[k]
}

// A Mention is a place where a text speaks of somebody.
type Mention struct {
	sentence.Span
	Form Form
}

// A Form of mention.
type Form uint8

// The forms of mention.
const (
	FullName Form = iota
	ShortName
	Pronoun
	Description
)

var formNames = [...]string{"full name", "short name", "pronoun", "description"}

// String is "full name", "short name", "pronoun" or "description".
func (f Form) String() string {
	if int(f) >= len(formNames) {
		return "unknown"
	}
	return formNames[f]
}

// Options say how careful to be. The zero value is the default.
type Options struct {
	// Threshold is how certain, from 0 to 1, a person must be to be named;
	// below it the text counts as not telling. 0 stands for the default, which
	// asks more where the source describes the person ("the candidate") than
	// where it is a name or a pronoun, and much of the SourceConfidence of an
	// indirect quote. Any other number replaces all of that, so that a higher one
	// may name somebody whom the default does not; a negative one names the
	// likeliest always.
	Threshold float64
}

// Attribute finds the quotes in a text and who said them, in the order of
// [quote.Find]. Any bytes will do.
func Attribute(text string) []Attribution { return Options{}.Attribute(text) }

// Attribute is [Attribute] with options.
func (o Options) Attribute(text string) []Attribution {
	doc := sentence.Parse(text)
	return o.Resolve(doc, quote.Find(doc))
}

// Resolve says who said each of the quotes, which must be of doc. The
// attributions are in the order of the quotes, one for each.
func Resolve(doc *sentence.Document, quotes []quote.Quote) []Attribution {
	return Options{}.Resolve(doc, quotes)
}
