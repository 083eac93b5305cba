package sentence

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"

	"whosaid/internal/lexicon"
	"whosaid/internal/linear"
	"whosaid/internal/neural"
)

//go:embed apostrophe.network
var apostropheNetworkFile string

// apostropheNetwork finds missing apostrophes without the log-linear model, so
// that both together are right more often than either.
var apostropheNetwork = neural.MustOpen(apostropheNetworkFile, lexicon.Vectors())

// The network's table has a part for words and one for the rest.
const (
	networkWords = 3072
	networkRest  = 1536
	networkSlots = 2 // words that the network sees of a piece: itself and what is before its s
)

const (
	// linearWeight is what a step of the log-linear model's scores counts for
	// beside the network's. Half of what it means is best: both know the same words.
	linearWeight = 0.5 / 32
	// readier is how much more an apostrophe is to be expected than both say.
	readier = 0.3
)

// A closer looks closer for missing apostrophes.
type closer struct {
	reader
	in    neural.Input
	rows  rowList
	open  []openPiece
	state neural.State
	kept  [networkSlots]neural.Words
	sums  []float32
}

// An openPiece is a candidate of the closer look, with the logarithms of how
// much likelier each label is than none.
type openPiece struct {
	piece int
	odds  [apostropheLabels]float32
}

var closers = sync.Pool{New: func() any { return new(closer) }}

// CloserApostrophes is Apostrophes after a closer look, which takes as long as
// Parse once more and is right more often. Tokens stay what they are.
func (d *Document) CloserApostrophes() []int {
	c := closers.Get().(*closer)
	c.text, c.pieces = d.text, c.pieces[:0]
	c.scan()
	c.mend()
	c.mendCloser()
	again := Document{text: d.text}
	for i := range c.pieces {
		if p := &c.pieces[i]; p.kind == wordPiece && (c.gaps[i] != noGap || c.prefixes[i]) {
			again.split(p, c.gaps[i], c.prefixes[i])
		}
	}
	c.text = ""
	if cap(c.pieces) < 1<<20 {
		clear(c.pieces)
		closers.Put(c)
	}
	return again.apostrophes
}

// mendCloser looks again at the words in s and the contractions that are words.
func (c *closer) mendCloser() {
	next := 0 // of the candidates, which are in order
	for first, last := range c.parts() {
		c.open = c.open[:0]
		for i := first; i < last; i++ {
			var scores [apostropheLabels]int32
			if next < len(c.candidates) && c.candidates[next].piece == i {
				scores = c.candidates[next].scores
				next++
				if scores == hopeless {
					continue
				}
			} else if s, contracted, _ := c.pieces[i].candidate(); s || !contracted || !alsoWords[c.pieces[i].key] {
				continue
			} else {
				scores = c.score(i, bareCandidate)
			}
			o := openPiece{piece: i}
			for label := 1; label < apostropheLabels; label++ {
				o.odds[label] = float32(float32(scores[label]+willing) * linearWeight)
			}
			c.open = append(c.open, o)
		}
		for at := 0; at < len(c.open); {
			// What the network makes of a piece depends on so many to either side of it.
			from, to := max(first, c.open[at].piece-networkSight), 0
			k := at
			for ; k < len(c.open) && (k == at || c.open[k].piece-networkSight <= to); k++ {
				to = min(last, c.open[k].piece+networkSight+1)
			}
			c.read(c.open[at:k], from, to)
			at = k
		}
		for _, o := range c.open {
			c.gaps[o.piece] = o.gap(c.pieces[o.piece].key)
		}
	}
}

// networkSight is how far apart two pieces can be of which one matters to the
// other: the sum of the network's dilations.
const networkSight = 1 + 2 + 4

// gap is the likeliest gap, none where that is likelier.
func (o *openPiece) gap(key linear.Feature) gap {
	best, limit := noGap, float32(-readier)
	for label := 1; label < apostropheLabels; label++ {
		if o.odds[label] > limit {
			best, limit = gap(label), o.odds[label]
		}
	}
	if alsoWords[key] && best != noGap {
		return contraction
	}
	return best
}

// read adds to the odds of pieces within [from, to) what the network says.
func (c *closer) read(open []openPiece, from, to int) {
	c.in.Reset()
	for i := from; i < to; i++ {
		c.see(i)
	}
	m, end := apostropheNetwork, int32(0)
	c.sums = resize(c.sums, (to-from)*m.Hidden)
	for t := range to - from {
		sum := c.sums[t*m.Hidden : (t+1)*m.Hidden]
		m.Begin(sum)
		for slot := range networkSlots {
			m.AddKeptWord(&c.kept[slot], sum, slot, c.in.Words[t*networkSlots+slot])
		}
		m.AddRows(sum, c.in.Rows[end:c.in.Ends[t]])
		end = c.in.Ends[t]
	}
	scores := m.Scores(&c.state, c.sums)
	for k := range open {
		o := &open[k]
		row := scores[(o.piece-from)*neural.Width:][:apostropheLabels]
		for label := 1; label < apostropheLabels; label++ {
			o.odds[label] += row[label] - row[0]
		}
	}
}

// A part is read at once: some paragraphs, or what is left of a very long one.
const (
	leastPart = 150
	mostPart  = 400
)

// parts yields the first piece of each part and the one behind its last.
func (r *reader) parts() func(yield func(first, last int) bool) {
	return func(yield func(first, last int) bool) {
		first := 0
		for i := range r.pieces {
			if r.pieces[i].first && i-first > leastPart || i-first >= mostPart {
				if !yield(first, i) {
					return
				}
				first = i
			}
		}
		if first < len(r.pieces) {
			yield(first, len(r.pieces))
		}
	}
}

// A rowList collects the rows of a piece. Its templates are numbered.
type rowList struct{ rows []int32 }

func (l *rowList) word(template int, f linear.Feature) {
	l.rows = append(l.rows, row32(linear.Template(template).With(f), networkWords))
}

func (l *rowList) rest(template int, values ...linear.Feature) {
	f := linear.Template(template)
	for _, v := range values {
		f = f.With(v)
	}
	l.rows = append(l.rows, networkWords+row32(f, networkRest))
}

func row32(f linear.Feature, size uint64) int32 { return int32(uint64(f) >> 32 * size >> 32) }

// see appends to the input what the network sees of piece i.
func (c *closer) see(i int) {
	n := func(x int) linear.Feature { return linear.Feature(x) }
	p := &c.pieces[i]
	l := &c.rows
	l.rows = l.rows[:0]
	whole, shape := known(p.key), n(int(p.shape))
	starts := 0
	if p.first {
		starts = 1
	} else if c.pieces[i-1].kind == markPiece {
		starts = 2
	}
	l.word(4000, p.key)
	l.rest(4001, suffixHash(p.norm, 3))
	l.rest(4002, suffixHash(p.norm, 2))
	l.rest(4003, lowerHash(p.norm[:min(3, len(p.norm))]))
	l.rest(4004, shape, n(starts))
	l.rest(4005, n(int(whole.tag)), n(int(whole.second)))
	l.rest(4006, n(int(whole.rank)))
	part := int32(-1)
	s, contracted, prefix := p.candidate()
	switch {
	case s:
		part = c.seeStem(p, whole)
	case contracted:
		l.rest(4010, p.key)
		l.rest(4011, p.key, n(c.trust))
		l.rest(4013, p.key, shape, n(starts))
	case prefix:
		l.rest(4012, n(c.trust))
	}
	c.in.Words = append(c.in.Words, int32(lexicon.Vector(p.key)), part)
	c.in.Rows = append(c.in.Rows, l.rows...)
	c.in.Next()
}

// seeStem lists what the network sees of a word in s beside the word, and is
// the number of the vector of what is before the s.
func (c *closer) seeStem(p *piece, whole lookup) int32 {
	n := func(x int) linear.Feature { return linear.Feature(x) }
	l := &c.rows
	tail := stem(p.norm)
	tail = tail[strings.LastIndexByte(tail, '-')+1:]
	key := lowerHash(tail)
	part, shape := known(key), n(int(p.shape))
	ratio := n(ratioOf(whole, part))
	base, word := c.counts.of(key), c.counts.of(p.key)
	evidence := n(evidenceOf(base, word))
	l.rest(4020)
	l.rest(4021, n(c.trust))
	l.word(4022, key)
	l.rest(4023, ratio, shape)
	l.rest(4024, evidence, shape)
	l.rest(4025, ratio, evidence)
	l.rest(4026, n(int(min(base[nameColumn], 3))), evidence, shape)
	l.rest(4027, n(bits.Len(uint(base[allColumn]))*8+bits.Len(uint(word[allColumn]))), shape)
	l.rest(4028, n(bits.Len(uint(base[nameColumn]))*8+bits.Len(uint(word[nameColumn]))), ratio)
	l.rest(4029, n(int(part.tag)), n(int(part.second)))
	l.rest(4030, n(int(part.rank)))
	l.rest(4031, suffixHash(tail, 2))
	return int32(lexicon.Vector(key))
}
