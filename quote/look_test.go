package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/sentence"
)

func TestLookOfAMark(t *testing.T) {
	tests := []struct {
		name, text, mark string
		want             side
	}{
		{"by its shape", "he said “no” to it", "“", opening},
		{"by its shape", "he said “no” to it", "”", closing},
		{"by its shape, with blanks on both sides", "he said « no » to it", "»", closing},
		{"straight, by the blank before", `he said "no" to it`, `"`, opening},
		{"“ closes where „ opened", "er sagte „nein“ dazu", "“", closing},
		{"set the wrong way round, at the end", "it is 51 percent.“", "“", closing},
		{"set the wrong way round, at the start", "”It is so, he said", "”", opening},
		{"within a word, by its shape", "so“no", "“", opening},
		{"straight, with nothing to tell", `5"6`, `"`, neither},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			at := strings.Index(test.text, test.mark)
			assert.Equal(t, test.want, lookOf(test.text, sentence.Span{Start: at, End: at + len(test.mark)}))
		})
	}
}
