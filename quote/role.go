package quote

import "whosaid/internal/neural"

// What the cue network learns beside the labels of cues: what a token is to any
// quote, whatever its cue. The scores follow those of the labels.
const (
	inNothing = iota
	beginsContent
	inContent
	endsContent
	inSource
	inCue
	roles
)

// A tokenRole is how much likelier it is that a token is in a content, is the
// first or the last of one, than that it is not, as logarithms.
type tokenRole struct{ content, begins, ends float32 }

// tokenRoles are the roles of the document's tokens.
type tokenRoles struct {
	of              []tokenRole
	content, source means
}

func (r *tokenRoles) reset(tokens int) {
	r.of = cleared(r.of, tokens)
	r.content.reset(tokens)
	r.source.reset(tokens)
}

// note keeps what the scores say of tokens [first, last).
func (f *finder) note(scores []float32, first, last int) {
	r := &f.roles
	for i := first; i < last; i++ {
		s := scores[(i-first)*neural.Width+spanLabels:][:roles]
		content := max(s[beginsContent], s[inContent], s[endsContent])
		other := max(s[inNothing], s[inCue])
		x := tokenRole{
			content: content - max(other, s[inSource]),
			begins:  s[beginsContent] - max(other, s[inSource], s[inContent], s[endsContent]),
			ends:    s[endsContent] - max(other, s[inSource], s[inContent], s[beginsContent]),
		}
		r.of[i] = x
		point := isPunctuation(f.v.tokens[i].Norm)
		r.content.put(i, x.content, !point)
		r.source.put(i, s[inSource]-max(other, content), true)
	}
}

// means are sums over the tokens before each, so that the mean over any tokens
// in a row is found at once. They must be put in order.
type means struct {
	sums   []float64
	counts []int32
}

func (m *means) reset(tokens int) {
	m.sums, m.counts = cleared(m.sums, tokens+1), cleared(m.counts, tokens+1)
}

// put notes the number of token i, if it counts.
func (m *means) put(i int, x float32, counts bool) {
	m.sums[i+1], m.counts[i+1] = m.sums[i], m.counts[i]
	if counts {
		m.sums[i+1] += float64(x)
		m.counts[i+1]++
	}
}

// mean is that of tokens [first, last), zero for none.
func (m *means) mean(first, last int) float32 {
	return float32((m.sums[last] - m.sums[first]) / float64(max(1, m.counts[last]-m.counts[first])))
}

// over is the mean over all runs of a content.
func (m *means) over(c contents) float32 {
	sum, n := 0.0, int32(0)
	for _, r := range c {
		sum, n = sum+m.sums[r[1]]-m.sums[r[0]], n+m.counts[r[1]]-m.counts[r[0]]
	}
	return float32(sum / float64(max(1, n)))
}
