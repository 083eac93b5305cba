package speaker

import (
	"strings"

	"whosaid/internal/linear"
)

// A form of source.
type form uint8

const (
	noSource    form = iota
	thirdPerson      // he, she
	plural           // they
	firstPerson      // I
	firstPlural      // we
	relative         // who, which, that
	otherPronoun
	named   // a person's name stands in it
	nominal // anything else
	forms
)

var pronounForms = map[string]form{
	"he": thirdPerson, "she": thirdPerson, "his": thirdPerson, "her": thirdPerson, "him": thirdPerson, "himself": thirdPerson, "herself": thirdPerson, "hers": thirdPerson,
	"they": plural, "their": plural, "them": plural, "themselves": plural,
	"i": firstPerson, "my": firstPerson, "me": firstPerson, "myself": firstPerson,
	"we": firstPlural, "our": firstPlural, "us": firstPlural,
	"who": relative, "whose": relative, "which": relative, "that": relative, "whom": relative,
	"it": otherPronoun, "you": otherPronoun, "its": otherPronoun, "this": otherPronoun, "your": otherPronoun,
}

// A source is the mention of a quote's source as the namer reads it.
type source struct {
	form        form
	gender      Gender // that a pronoun or a noun shows
	first, last int    // its tokens; the first of the content where there is no source
	head        int    // the token of its head noun
	names       []int  // the names in it
	cue         linear.Feature
	inQuote     int // 1 + the number of another quote that it stands in
}

func (s *scene) sourceOf(number int) source {
	q := &s.quotes[number]
	var out source
	if len(q.Cue) > 0 {
		a, b := s.tokensIn(q.Cue[len(q.Cue)-1])
		if a < b {
			out.cue = linear.String(strings.ToLower(s.doc.Tokens()[b-1].Norm))
			if b-a > 1 && s.words[b-1].shape == lowerShape && len(s.doc.Tokens()[b-1].Norm) <= 3 {
				out.cue = linear.String(strings.ToLower(s.doc.Tokens()[a].Norm))
			}
		}
	}
	if q.Source.Empty() {
		if len(q.Content) > 0 {
			out.first, _ = s.tokensIn(q.Content[0])
			out.last = out.first
		}
		out.head = out.first
		return out
	}
	out.first, out.last = s.tokensIn(q.Source)
	for out.first < out.last-1 && s.words[out.first].shape == markShape {
		out.first++
	}
	for out.last-1 > out.first && s.words[out.last-1].shape == markShape {
		out.last--
	}
	out.head = max(out.last-1, out.first)
	if out.first >= len(s.words) {
		out.first = max(0, len(s.words)-1)
		out.last, out.head = out.first, out.first
		return out
	}
	if n := int(s.quoteAt[out.first]); n > 0 && n-1 != number {
		out.inQuote = n
	}
	out.read(s)
	return out
}

func (o *source) read(s *scene) {
	if o.first >= o.last {
		return
	}
	tokens := s.doc.Tokens()
	if f, ok := pronounForms[strings.ToLower(tokens[o.first].Norm)]; ok && (o.last-o.first == 1 || s.words[o.first+1].shape == suffixShape && o.last-o.first == 2) {
		o.form = f
		o.gender = personalPronouns[linear.String(strings.ToLower(tokens[o.first].Norm))]
		o.head = o.first
		return
	}
	for i := o.first; i < o.last; i++ {
		if n := int(s.nameAt[i]); n > 0 && (len(o.names) == 0 || o.names[len(o.names)-1] != n-1) {
			o.names = append(o.names, n-1)
		}
	}
	o.dropOwner(s)
	o.form = nominal
	if len(o.names) > 0 {
		o.form = named
	}
	o.head = s.headOf(o.first, o.last)
	if len(o.names) > 0 {
		// "Jane Moore, a professor at the university": what follows describes her.
		if n := &s.names[o.names[0]]; n.title <= o.first && n.last < o.last && n.last > o.first && s.words[n.last].key == wordComma {
			o.head = n.last - 1
		}
	}
	if g, ok := genderNouns[s.words[o.head].key]; ok {
		o.gender = g
	}
}

// dropOwner leaves out the first of two names where the second says who somebody
// of the first one's is: "Moore's daughter, Rose Moore".
func (o *source) dropOwner(s *scene) {
	if len(o.names) < 2 {
		return
	}
	owner, other := &s.names[o.names[0]], &s.names[o.names[1]]
	owns := owner.owned || owner.last < o.last && s.words[owner.last].shape == suffixShape
	if owns && other.full() && other.title > owner.last && s.words[other.title-1].key == wordComma {
		o.names = o.names[1:]
	}
}

// several tells whether the source is two people: their names, with what describes
// them, on either side of an "and". What is told about the first one ("who met
// Smith and Jones") may have such names, too.
func (o *source) several(s *scene) bool {
	if len(o.names) < 2 {
		return false
	}
	one, two := &s.names[o.names[0]], &s.names[o.names[1]]
	if one.person == two.person || one.title > o.first || two.title <= one.last || s.words[two.title-1].key != wordAnd {
		return false
	}
	for _, i := range []int{one.last, two.last} {
		if i < o.last && i != two.title-1 && s.words[i].shape != markShape && !besideName[s.words[i].key] {
			return false // "a Moore supporter"
		}
	}
	for i := one.last; i < two.title-1; i++ {
		if verbal := strings.HasPrefix(s.grammar[i].Class.String(), "VB"); verbal || afterHead[s.words[i].key] && s.words[i].shape != markShape {
			return false
		}
	}
	return true
}

// Words that end a noun phrase's core: what follows describes it.
var afterHead = setOf("of for in at on with who whose which that from to by about and or near against under behind , ( - -- – — where when whom including told said")

// headOf is the head noun of the phrase: the word that depends on none of its
// others, or else the last word before what describes it.
func (s *scene) headOf(first, last int) int {
	head, tops := first, 0
	for i := first; i < last; i++ {
		if sh := s.words[i].shape; sh == markShape || sh == suffixShape {
			continue
		}
		if up := int(s.grammar[i].Head); up < first || up >= last {
			if tops == 0 {
				head = i
			}
			tops++
		}
	}
	if tops == 1 {
		return head
	}
	head = first
	for i := first; i < last; i++ {
		if i > first && afterHead[s.words[i].key] {
			break
		}
		if sh := s.words[i].shape; sh != markShape && sh != suffixShape {
			head = i
		}
	}
	return head
}
