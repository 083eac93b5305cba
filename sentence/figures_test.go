//go:build train

package sentence

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"whosaid/internal/corpus"
)

// corpora is the folder of the corpora; tests of figures are left out without.
func corpora(t *testing.T) string {
	dir := os.Getenv("WHOSAID_CORPORA")
	if dir == "" {
		t.Skip("WHOSAID_CORPORA is not set")
	}
	return dir
}

// A tally counts what was found rightly, found wrongly and missed.
type tally struct{ right, wrong, missed int }

func (c tally) f1() float64 {
	return 200 * float64(c.right) / float64(2*c.right+c.wrong+c.missed)
}

func TestApostropheFigures(t *testing.T) {
	dir := corpora(t)
	for _, c := range []struct {
		condition corpus.Condition
		find      func(*Document) []int
		least     float64
	}{
		{corpus.Half, (*Document).Apostrophes, 91}, {corpus.Stripped, (*Document).Apostrophes, 93.5},
		{corpus.Half, (*Document).CloserApostrophes, 94.5}, {corpus.Stripped, (*Document).CloserApostrophes, 95},
	} {
		var n tally
		err := corpus.ReadLines(filepath.Join(dir, "news/dev.jsonl.gz"), func(d *struct{ Text string }) error {
			m := damage(d.Text, c.condition, 1)
			missed := len(m.missing)
			for _, at := range c.find(Parse(m.text)) {
				if m.missing[at] {
					n.right++
					missed--
				} else {
					n.wrong++
				}
			}
			n.missed += missed
			return nil
		})
		require.NoError(t, err)
		t.Logf("apostrophes, %s: %+v F1 %.2f", c.condition, n, n.f1())
		require.Greater(t, n.f1(), c.least)
	}
}

func TestBoundaryFigures(t *testing.T) {
	dir := corpora(t)
	for _, c := range []struct {
		name  string
		least float64
	}{{"ewt", 94.5}, {"gum", 98.2}} {
		docs, err := readSegmented(filepath.Join(dir, "sentences", c.name+"-dev.jsonl.gz"))
		require.NoError(t, err)
		for _, condition := range []corpus.Condition{corpus.Intact, corpus.Half, corpus.Stripped} {
			var n tally
			for i, d := range docs {
				d = d.damage(condition, uint64(i))
				found := Parse(d.text).Sentences()[1:]
				right := 0
				for _, s := range found {
					if d.starts[s.Start] {
						right++
					}
				}
				n.right += right
				n.wrong += len(found) - right
				n.missed += len(d.starts) - 1 - right
			}
			t.Logf("sentences, %s, %s: %+v F1 %.2f", c.name, condition, n, n.f1())
			require.Greater(t, n.f1(), c.least)
		}
	}
}

// TestTokenFigures measures how far the tokens are those of CoreNLP.
func TestTokenFigures(t *testing.T) {
	dir := corpora(t)
	texts := make(map[string]string)
	require.NoError(t, corpus.ReadLines(filepath.Join(dir, "news/dev.jsonl.gz"), func(d *struct{ ID, Text string }) error {
		texts[d.ID] = d.Text
		return nil
	}))
	var n tally
	require.NoError(t, corpus.ReadLines(filepath.Join(dir, "news/dev.silver.jsonl.gz"), func(d *struct {
		ID        string
		Sentences [][][]any
	}) error {
		gold := make(map[Span]bool)
		for _, s := range d.Sentences {
			for _, token := range s {
				gold[Span{int(token[0].(float64)), int(token[1].(float64))}] = true
			}
		}
		for _, token := range Parse(texts[d.ID]).Tokens() {
			if gold[token.Span] {
				n.right++
				delete(gold, token.Span)
			} else {
				n.wrong++
			}
		}
		n.missed += len(gold)
		return nil
	}))
	t.Logf("tokens: %+v F1 %.2f", n, n.f1())
	require.Greater(t, n.f1(), 99.7)
}
