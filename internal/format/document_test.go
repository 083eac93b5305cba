package format_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"whosaid/internal/format"
	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

func TestSaidShowsTheTextsOwnMarksOnce(t *testing.T) {
	const said = "a gift to nobody"
	for _, text := range []string{
		`it was "` + said + `" and left`,
		`it was “` + said + `” and left`,
		`it was «` + said + `» and left`,
		`it was ''` + said + `'' and left`,
		`it was &quot;` + said + `&quot; and left`,
		`it was &ldquo;` + said + `&rdquo; and left`,
		`it was &#8220;` + said + `&#8221; and left`,
	} {
		at := strings.Index(text, said)
		a := speaker.Attribution{Quote: quote.Quote{
			Content:  []sentence.Span{{Start: 0, End: len(text)}},
			Verbatim: []sentence.Span{{Start: at, End: at + len(said)}},
		}}
		assert.Equal(t, "it was “"+said+"” and left", format.Said(text, &a))
	}
}
