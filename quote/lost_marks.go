package quote

import (
	"math"

	"whosaid/internal/neural"
)

// lostMarks are what the mark network says of a document that has lost
// quotation marks.
type lostMarks struct {
	scores []float32 // of the labels, spanLabels for each token
	within []float64 // by token: the chance that it stood between marks
	means  means     // of within
	spans  [][2]int  // the most probable quotations
}

// markUnit is what one step of the mark network's scores is worth when they are
// whole numbers, as a chain takes them.
const markUnit = 1.0 / 1024

// lostMarks asks the mark network, once for a document.
func (f *finder) lostMarks() *lostMarks {
	if f.v.lost == nil {
		f.v.lost = f.findLostMarks()
	}
	return f.v.lost
}

func (f *finder) findLostMarks() *lostMarks {
	v, m, chain := f.v, f.models.markNetwork, f.models.markChain
	x := &lostMarks{scores: make([]float32, 0, len(v.tokens)*spanLabels), within: make([]float64, 0, len(v.tokens))}
	r := v.markReader()
	for parts := range v.markPieces() {
		first, last := parts[0][0], parts[len(parts)-1][1]
		f.sums = grow(f.sums, (last-first)*m.Hidden)
		for i := first; i < last; i++ {
			sum := f.sums[(i-first)*m.Hidden:][:m.Hidden]
			f.begin(m, 1+argumentNetworks, sum, i)
			r.rows(&f.rows, i)
			m.AddRows(sum, f.rows.rows)
		}
		out := m.Scores(&f.state, f.sums)
		for i := range last - first {
			x.scores = append(x.scores, out[i*neural.Width:][:spanLabels]...)
		}
		for _, p := range parts {
			scores := f.marked[:0]
			for _, s := range x.scores[p[0]*spanLabels : p[1]*spanLabels] {
				scores = append(scores, int32(s/markUnit))
			}
			f.marked = scores
			x.within = append(x.within, f.chances(chain, scores, markUnit).within...)
			labels, _ := f.decoder.Best(chain, scores)
			for _, r := range runsOf(labels) {
				x.spans = append(x.spans, [2]int{p[0] + r[0], p[0] + r[1]})
			}
		}
	}
	x.means.reset(len(x.within))
	for i, p := range x.within {
		x.means.put(i, float32(p), true)
	}
	return x
}

// odds is the logarithm of the odds that token i stood between marks.
func (x *lostMarks) odds(i int) float64 {
	const least = 1e-4
	p := min(max(x.within[i], least), 1-least)
	return math.Log(p / (1 - p))
}

// sure tells whether tokens [first, last) stood between marks with hardly a doubt.
func (x *lostMarks) sure(first, last int) bool {
	const hardly = 0.9
	sum := 0.0
	for _, p := range x.within[first:last] {
		sum += p
	}
	return sum > hardly*float64(last-first)
}

// regions are the numbers of the spans that tokens are in, -1 for none.
func (x *lostMarks) regions() []int32 {
	out := make([]int32, len(x.within))
	for i := range out {
		out[i] = -1
	}
	for k, r := range x.spans {
		for i := r[0]; i < r[1]; i++ {
			out[i] = int32(k)
		}
	}
	return out
}

// correct puts the quotations that the mark network sees in the place of those
// that the marks which are left make by themselves.
func (f *finder) correct() {
	v, m, x := f.v, f.v.marks, f.lostMarks()
	m.spans, m.first, m.region = nil, nil, x.regions()
	for _, r := range x.spans {
		m.spans = append(m.spans, v.spanOf(r))
		m.first = append(m.first, r[0])
	}
	for i, r := range m.region {
		m.inside[i] = r >= 0
	}
}
