package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/quote"
	"whosaid/speaker"
)

func TestKeep(t *testing.T) {
	quill := &speaker.Speaker{Name: "Ada Quill"}
	found := []speaker.Attribution{
		{Quote: quote.Quote{Kind: quote.Direct, Confidence: .9}, Speaker: quill, Certainty: .9},
		{Quote: quote.Quote{Kind: quote.Mixed, Confidence: .9}, Speaker: quill, Certainty: .5, Chain: []speaker.Mention{{}}},
		{Quote: quote.Quote{Kind: quote.Indirect, Confidence: .5}},
	}
	direct := map[quote.Kind]bool{quote.Direct: true}
	for _, c := range []struct {
		name  string
		flags settings
		kept  int
		named int
	}{
		{"everything", settings{}, 3, 2},
		{"sure ones, and sure names", settings{minConfidence: .8}, 2, 1},
		{"a kind", settings{kinds: direct}, 1, 1},
		{"a speaker", settings{who: "quill"}, 2, 2},
		{"a speaker who is sure", settings{who: "quill", minConfidence: .8}, 1, 1},
		{"nobody", settings{who: "Brand"}, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			kept := c.flags.keep(found)
			assert.Len(t, kept, c.kept)
			named := 0
			for _, a := range kept {
				if a.Speaker != nil {
					named++
				} else {
					assert.Nil(t, a.Chain)
				}
			}
			assert.Equal(t, c.named, named)
			assert.NotNil(t, found[1].Speaker, "the attributions that were given must not change")
		})
	}
}

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		name, part string
		want       bool
	}{
		{"Ada Quill", "Ada Quill", true},
		{"Ada Quill", "quill", true},
		{"Ada Quill", "Quill Ada", true},
		{"Ada Quill", "Qui", false},
		{"Bridget O’Malley", "omalley", true},
		{"Bridget OMalley", "O'Malley", true},
		{"Ada M. Quill", "ada m quill", true},
		{"Ada Quill", " ", false},
	} {
		assert.Equal(t, c.want, named(c.name, c.part), "%s in %s", c.part, c.name)
	}
}

func TestReport(t *testing.T) {
	for _, c := range []struct {
		name, who string
		r         result
		want      string
	}{
		{"there are quotes", "Quill", result{kept: 1}, ""},
		{"there is nobody", "Quill", result{}, "attribute: no quotes by Quill\n"},
		{"somebody like it", "Quil", result{others: []string{"Ben Brand", "Ada Quill"}}, "attribute: no quotes by Quil; did you mean Ada Quill?\n"},
		{"others", "Zorn", result{others: []string{"Ben Brand", "Ada Quill"}}, "attribute: no quotes by Zorn; there are some by Ben Brand, Ada Quill\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m missed
			m.add(c.r)
			var b bytes.Buffer
			m.report(c.who, &b)
			assert.Equal(t, c.want, b.String())
		})
	}
}
