package quote

import (
	_ "embed"

	"whosaid/internal/linear"
	"whosaid/internal/neural"
)

//go:embed place.model
var placeFile string

var places = newPlaces(placeFile, installed.markNetwork)

// placeShare is what the model and the mark network each count for: they see
// much the same, and their mean is what to believe.
const placeShare = 0.5

// A placeModel says where quotation marks open and close in text that has lost
// all of them, together with the mark network. Goroutines may share it.
type placeModel struct {
	table *linear.Table
	chain *linear.Chain
}

func newPlaces(file string, marks *neural.Net) *placeModel {
	m := &placeModel{table: linear.MustOpenTable(file)}
	m.chain = joined(linear.ChainOf(m.table, mayPlace), marks, 1, m.table.Unit())
	return m
}

// price is the least chance to be right at which a mark is worth putting in. The
// F1 of marks is at its highest where it is half of that F1 (Lipton et al. 2014);
// on held-out articles it is flat from 0.3 to 0.5.
const price = 0.4

// mostAtOnce is the number of tokens of a paragraph that are weighed together.
const mostAtOnce = 2000

// quotations are the runs of tokens that had been between marks, as far as
// can be told, in a text that has lost all of them.
func (f *finder) quotations(m *placeModel) [][2]int {
	v := f.v
	p := f.placer(f.chosen(f.proposals(), leastReading, leastReading), m)
	var out [][2]int
	turn := make(map[int]bool) // paragraphs of a transcript, which has no marks, or that are all somebody's
	for _, q := range v.transcript() {
		turn[v.paragraphAt(q.Content[0].Start)] = true
	}
	for _, q := range v.credited() {
		turn[v.paragraphAt(q.Content[0].Start)] = true
		out = append(out, [2]int{v.tokenAt(q.Content[0].Start), v.tokenAt(q.Content[0].End-1) + 1})
	}
	var scores []int32
	for n, par := range v.doc.Paragraphs() {
		if turn[n] {
			continue
		}
		end := v.doc.Sentences()[par.Last-1].Last
		for first := v.doc.Sentences()[par.First].First; first < end; first += mostAtOnce {
			last := min(end, first+mostAtOnce)
			scores = append(scores[:0], p.scores[first*spanLabels:last*spanLabels]...)
			for i := first; i < last; i++ {
				p.features(&f.list, i)
				m.table.AddAll(scores[(i-first)*spanLabels:][:spanLabels], f.list.f)
			}
			for k, x := range f.lostMarks().scores[first*spanLabels : last*spanLabels] {
				scores[k] += int32(x / m.table.Unit())
			}
			c := f.chances(m.chain, scores, placeShare*float64(m.table.Unit()))
			for i := first + 1; i < last; i++ {
				if v.splits(i) {
					c.opens[i-first], c.closes[i-1-first] = 0, 0
				}
			}
			for _, q := range c.quotations(price) {
				out = append(out, [2]int{first + q[0], first + q[1]})
			}
		}
	}
	return out
}

// paragraphAt is the number of the paragraph that byte at is in.
func (v *view) paragraphAt(at int) int {
	return v.doc.Sentences()[v.sentence[v.tokenAt(at)]].Paragraph
}

// splits tells whether a mark before token i would stand within a word.
func (v *view) splits(i int) bool {
	return v.tokens[i-1].End == v.tokens[i].Start && !isPunctuation(v.tokens[i].Norm) && !isPunctuation(v.tokens[i-1].Norm)
}

// leastReading is the confidence from which on a reading is evidence for marks.
const leastReading = 0.15

// A placer sees where quotation marks may be missing.
type placer struct {
	v      *view
	status []uint8            // by token: how it stands to the surest reading that has it as content
	sure   []uint8            // by token: how sure that reading is
	about  [][]linear.Feature // by token: what the verbatim model sees of it there
	scores []int32            // or, with a model at hand, what this adds up to for each label
	cue    []uint8            // by token: 1 in a cue, 2 in a source
	near   []uint8            // by sentence: how sure the surest quote is whose cue it holds
}

// How a token stands to a content.
const (
	apart = iota
	first
	within
	last
	only
)

// placer looks at a document's readings. Without a model it keeps the features
// themselves, to learn from.
func (f *finder) placer(all []reading, m *placeModel) *placer {
	v := f.v
	n := len(v.tokens)
	p := &placer{v: v, status: make([]uint8, n), sure: make([]uint8, n), about: make([][]linear.Feature, n), scores: make([]int32, n*spanLabels), cue: make([]uint8, n), near: make([]uint8, len(v.doc.Sentences()))}
	confidence := make([]float64, n)
	cues := make([]cue, len(all))
	for k, q := range all {
		cues[k] = cue{first: q.cue.first, last: q.cue.last, head: q.cue.head}
	}
	f.setCues(cues)
	for _, q := range all {
		fr := f.frame(q.cue)
		sure := uint8(min(5, 1+int(5*q.confidence)))
		for i := q.cue.first; i < q.cue.last; i++ {
			p.cue[i] = 1
		}
		for i := q.source[0]; i < q.source[1]; i++ {
			p.cue[i] = 2
		}
		s := int(v.sentence[q.cue.first])
		p.near[s] = max(p.near[s], sure)
		vf := v.verbatimFrame(fr, q.content)
		for k, r := range q.content {
			for i := r[0]; i < r[1]; i++ {
				if confidence[i] >= q.confidence {
					continue
				}
				confidence[i] = q.confidence
				vf.features(&f.list, k, i)
				if m != nil {
					row := p.scores[i*spanLabels:][:spanLabels]
					clear(row)
					m.table.AddAll(row, f.list.f)
				} else {
					p.about[i] = append(p.about[i][:0], f.list.f...)
				}
				p.sure[i] = sure
				switch {
				case r[1] == r[0]+1:
					p.status[i] = only
				case i == r[0]:
					p.status[i] = first
				case i == r[1]-1:
					p.status[i] = last
				default:
					p.status[i] = within
				}
			}
		}
	}
	return p
}

// at is how token i stands to contents.
func (p *placer) at(i int) linear.Feature {
	if i < 0 || i >= len(p.status) {
		return nothing
	}
	return linear.Feature(p.status[i])*8 + linear.Feature(p.cue[i]) + 0x6b10
}

// features lists what the placer sees of token i.
func (p *placer) features(l *featureList, i int) {
	v := p.v
	l.reset(5000)
	w, t := v.wordAt, v.tagAt
	s := v.doc.Sentences()[v.sentence[i]]
	par := v.doc.Paragraphs()[s.Paragraph]
	ends := flags(i == s.First, i == s.Last-1, int(v.sentence[i]) == par.First, int(v.sentence[i]) == par.Last-1)
	persons := v.person[v.sentence[i]].feature()
	here, before, after := p.at(i), p.at(i-1), p.at(i+1)
	sure := number(int(p.sure[i]))
	l.add(nothing)
	l.add(here, before, after)
	l.add(here, sure)
	l.add(here, sure, before, after)
	l.add(here, ends)
	l.add(here, before, after, w(i))
	l.add(here, before, after, t(i))
	l.add(here, before, w(i-1))
	l.add(here, after, w(i+1))
	l.add(here, before, p.at(i-2))
	l.add(here, after, p.at(i+2))
	l.add(here, persons)
	l.add(here, sure, persons)
	l.add(persons, ends)
	l.add(number(int(p.near[v.sentence[i]])), persons, here)
	earlier, later := 0, 0
	if int(v.sentence[i]) > par.First {
		earlier = 1 + int(p.near[v.sentence[i]-1])
	}
	if int(v.sentence[i]) < par.Last-1 {
		later = 1 + int(p.near[v.sentence[i]+1])
	}
	l.add(number(earlier), number(later), here, persons)
	l.add(w(i))
	l.add(t(i))
	l.add(w(i-1), number(1))
	l.add(w(i+1), number(1))
	l.add(w(i - 2))
	l.add(w(i + 2))
	l.add(w(i-1), w(i))
	l.add(w(i), w(i+1))
	l.add(w(i-2), w(i-1))
	l.add(t(i-1), t(i))
	l.add(t(i), t(i+1))
	l.add(t(i-1), t(i), t(i+1))
	l.add(t(i-2), t(i-1), t(i))
	l.add(t(i), t(i+1), t(i+2))
	l.add(v.relAt(i), t(i))
	l.add(v.stemAt(int(v.words[i].Head)), v.relAt(i))
	l.add(flag(v.upper[i]), t(i), flag(i == s.First), here)
	l.add(ends, w(i))
	l.add(ends, t(i))
	l.add(v.kindOf(i), here)
	l.add(flags(int(v.leftEnd[i]) == i, int(v.rightEnd[i]) == i), t(i), v.relAt(i))
	if h := int(v.words[i].Head); h >= 0 {
		edges := flags(int(v.leftEnd[h]) == i, int(v.rightEnd[h]) == i)
		l.add(edges, t(h), v.relAt(h))
		l.add(edges, t(h), w(i))
		l.add(edges, v.relAt(h), here, before)
	} else {
		l.skip()
		l.skip()
		l.skip()
	}
	l.f = append(l.f, p.about[i]...)
}

// mayPlace is the grammar of the placer's labels: a quotation that runs on in
// the next paragraph is left open.
func mayPlace(i, j int) bool { return j == -1 || mayFollow(i, j) }
