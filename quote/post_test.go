package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestPosts(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"dash, account and date", "The bridge is safe. Stop it! — Paula Renn (@GovRenn) May 3, 2023", "Paula Renn: The bridge is safe. Stop it!"},
		{"no date", "The bridge is safe — Paula J. Renn (@GovRenn)\n", "Paula J. Renn: The bridge is safe"},
		{"no dash", "Then why is it closed?  Walt Hobbs (@hobbs4gov) May 3, 2023.", "Walt Hobbs: Then why is it closed?"},
		{"no dash, behind a picture and a tag", "Closed #bridge pic.twitter.com/abc123 Walt Hobbs (@hobbs) 10:15 AM", "Walt Hobbs: Closed #bridge"},
		{"no dash, no point", "Why not ask Mayor Ellen Brandt Walt Hobbs (@hobbs) May 3, 2023", "Walt Hobbs: Why not ask Mayor Ellen Brandt"},
		{"a link alone", "https://t.co/daC7Qr7ZhZ — Walt Hobbs (@hobbs) May 3, 2023", ""},
		{"an account in a sentence", "Walt Hobbs (@hobbs) was the first to ask why.", ""},
		{"an account alone", "(@hobbs)", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, q := range newView(sentence.Parse(test.text)).posts() {
				got = append(got, q.Source.In(test.text)+": "+q.Content[0].In(test.text))
			}
			assert.Equal(t, test.want, strings.Join(got, " | "))
		})
	}
}

func TestTurnsShareNoParagraph(t *testing.T) {
	v := newView(sentence.Parse("OKORO: It is safe. — Paula Renn (@GovRenn)\n\nHOLT: Why?\n\n“It is late.” — Ellen Brandt (@brandt)\n"))
	assert.Len(t, v.turns(), 3)
}

func TestConversation(t *testing.T) {
	tests := []struct {
		name, text string
		want       int
	}{
		{"names", "The Ledger: Why did you vote no?\n\nMarisol Vega: Nobody has seen it.\n\nThe Ledger: What did they tell you?\n\nVega: To wait.\n", 4},
		{"teams", "The Carrick Lions won.\n\nLions: Host Ashby on Friday.\n\nBears: Visit Holt on Sunday.\n\nLions: Brandt scored 30.\n\nBears: Hobbs is out.\n", 0},
		{"claims", "Claim: You pay more.\n\nFact: Nobody does.\n\nClaim: We all lose.\n\nFact: Nobody does.\n", 0},
		{"two turns", "Marisol Vega: Why?\n\nVega: Because.\n", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Len(t, newView(sentence.Parse(test.text)).transcript(), test.want)
		})
	}
}
