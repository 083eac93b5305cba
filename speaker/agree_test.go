package speaker

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

// agreed are the names that are found where the detector gave the labels
// behind the slashes: b and i for a person's words, g and p for groups and places.
func agreed(marked string) []string {
	var text strings.Builder
	given := make(map[int]label)
	for i, line := range strings.Split(marked, "|") {
		if i > 0 {
			text.WriteString("\n\n")
		}
		for w := range strings.FieldsSeq(line) {
			word, kind, _ := strings.Cut(w, "/")
			if at := text.Len(); at > 0 && !strings.HasSuffix(text.String(), "\n") {
				text.WriteByte(' ')
			}
			if start := text.Len() + strings.Index(word, strings.Trim(word, "\"")); kind != "" {
				given[start] = map[string]label{"b": personBegin, "i": personInside, "g": groupLabel, "p": placeLabel}[kind]
			}
			text.WriteString(word)
		}
	}
	doc := sentence.Parse(text.String())
	words := wordsOf(doc)
	tags := make([]label, len(words))
	for i, t := range doc.Tokens() {
		tags[i] = given[t.Start]
	}
	agree(doc, words, segmentsOf(doc, words), tags)
	var out []string
	for _, n := range namesOf(doc, words, tags) {
		out = append(out, strings.Join(n.parts, " "))
	}
	return out
}

func TestAgree(t *testing.T) {
	for _, c := range []struct {
		name, marked string
		want         []string
	}{
		{"headline taken for a group", "Moore/g Backs/g Plan/g For/g Harbor/g .|The mayor and Jane/b Moore/i said that it was late.", []string{"moore", "jane moore"}},
		{"headline, known by a short name", "Moore/g Backs/g Plan/g For/g Harbor/g .|The mayor and Moore/b said it was late and Moore/b left the office.", []string{"moore", "moore", "moore"}},
		{"headline with a group of that name", "Moore/g Foundation/g Backs/g Harbor/g Plan/g .|The mayor and Jane/b Moore/i said that the Moore/g Foundation/g was late.", []string{"jane moore"}},
		{"verb in a headline", "Moore/b Eyes/i Sudden Chance Near Harbor.|The mayor and Jane/b Moore/i said that it was late.", []string{"moore", "jane moore"}},
		{"more than the name in a headline", "Jane/b Moore/i Visits/i Hale/i Bank/i In Ohio To Talk About Loans|The mayor said that Jane/b Moore/i was late, and that they had seen Anna/b Bank/i and then her friend Rose/b Bank./i", []string{"jane moore", "bank", "jane moore", "anna bank", "rose bank"}},
		{"verb before a name", "Continued/p Moore:/p it is cold here.|The mayor and Jane/b Moore/i said that it was late.", []string{"moore", "jane moore"}},
		{"nickname", "The mayor and Jane/b \"Jo\" Moore, who left the office, were late.", []string{"jane jo moore"}},
		{"nickname after initials", "The mayor and C.L./b \"Jo\" Moore, who left the office, were late.", []string{"c.l jo moore"}},
		{"word in marks between others", "The mayor and Jane/b saw \"Jo\" Moore and left the office.", []string{"jane"}},
		{"town and state", "Jane/b Moore/i of Ashby,/b Md.,/p met Rose/b Holt/i of Carrick/b Va./i and Anna/b Bell,/i Ohio.", []string{"jane moore", "rose holt", "anna bell"}},
		{"Mr. before a title", "Mr. President, said Mr. Moore to Jane/b Holt./i", []string{"moore", "jane holt"}},
		{"a slip", "Eric/b Schneidermann/i left.|There Eric knew that Scheidermann was late and Scheider was not.", []string{"eric schneidermann", "scheidermann"}},
		{"particle", "The mayor and Hamid/g bin/g Faris/g judged it late.|Later bin Faris left and bin Faris came.", []string{"hamid bin faris", "faris", "faris"}},
		{"particle in a place", "The mayor and they met in Hamid/p bin/p Faris/p and left.", nil},
		{"forename in a group", "He saw House/g Jane/g Gorvath/g there.|The mayor and Gorvath/b left the office.", []string{"jane gorvath", "gorvath"}},
		{"rare name by itself", "The mayor and Gorvath/b left the office.|The others met Gorvath/p at noon.", []string{"gorvath", "gorvath"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, agreed(c.marked)) })
	}
}

func TestADashThatIsLostEndsAName(t *testing.T) {
	doc := sentence.Parse("They met Jane Moore  Harbor Board member and friend.")
	segments := segmentsOf(doc, wordsOf(doc))
	assert.Contains(t, segments, segment{2, 4})
}

func TestUnglueVerbs(t *testing.T) {
	doc := sentence.Parse("They met RepublicanLocal nomineeJane Moore and Anna Gorvathresponded and Anna Aileshas")
	words := wordsOf(doc)
	var names []name
	for i, tok := range doc.Tokens() {
		switch tok.Norm {
		case "RepublicanLocal":
			names = append(names, name{first: i, last: i + 3, parts: []string{"republicanlocal", "nomineejane", "moore"}})
		case "Gorvathresponded", "Aileshas":
			names = append(names, name{first: i - 1, last: i + 1, parts: []string{"anna", fold(tok.Norm)}})
		}
	}
	unglue(names, words, doc)
	var got []string
	for _, n := range names {
		got = append(got, strings.Join(n.parts, " "))
	}
	assert.Equal(t, []string{"jane moore", "anna gorvath", "anna ailes"}, got)
}
