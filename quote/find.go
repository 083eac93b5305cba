package quote

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"

	"whosaid/internal/linear"
	"whosaid/internal/neural"
	"whosaid/sentence"
)

// A Finder finds quotes. Its zero value is ready to use, and goroutines may
// share it.
type Finder struct {
	// Threshold is the confidence below which a quote is left out, between 0
	// and 1. Zero stands for the default, which finds most quotes for the
	// errors that it makes, and is lower for quotes between marks; a negative
	// value lets everything through.
	Threshold float64
}

// defaultThreshold is within the range, from 0.3 to 0.4, in which the F1 of
// matched contents on held-out articles is at its highest; towards its lower end
// more cues and sources are right, towards its upper end more of what is found.
const defaultThreshold = 0.37

// markedThreshold is the default for quotes of which all stands between marks:
// on held-out articles as much of what it lets through besides is right as wrong.
const markedThreshold = 0.28

// Find finds the quotes of a document, in the order of their contents. A paragraph
// whose form tells who speaks is a direct quote: a turn of a transcript or an
// interview behind a name and a colon, a reader's opinion before a dash and a name,
// a post of a social network with its account. In a tale, a text with many
// quotations that nobody is named for, only what stands between quotation marks is
// a quote; elsewhere reported speech, beliefs and findings are, too.
func Find(doc *sentence.Document) []Quote { return Finder{}.Find(doc) }

// Find finds the quotes of a document, in the order of their contents.
func (x Finder) Find(doc *sentence.Document) []Quote { return x.find(newView(doc)) }

func (x Finder) find(v *view) []Quote {
	threshold, marked := x.Threshold, x.Threshold
	if threshold == 0 {
		threshold, marked = defaultThreshold, markedThreshold
	}
	f := newFinder(v, installed)
	defer f.done()
	if v.marks.state == oddMarks {
		f.correct()
	}
	var quotes []Quote
	readings := once(f.chosen(f.proposals(), threshold, marked))
	readings = slices.DeleteFunc(readings, func(r reading) bool { return v.isFurniture(r.source[0], r.source[1]) })
	v.withoutOwnName(readings)
	f.whole(readings)
	v.apart(readings)
	for _, r := range readings {
		quotes = append(quotes, f.quote(&r))
	}
	turns := v.turns()
	if len(turns) > 0 {
		quotes = append(withoutTurns(quotes, turns), turns...)
	}
	if threshold <= cuelessConfidence {
		if v.marks.state == noMarks {
			f.correct() // no earlier: the other models know text without marks as it is
		}
		quotes = append(quotes, v.cueless(quotes, turns, f.readsLikeSpeech)...)
	}
	if v.marks.state != noMarks && tale(quotes) {
		quotes = v.spoken(quotes)
	} else {
		quotes = v.carryOn(quotes)
	}
	slices.SortStableFunc(quotes, func(a, b Quote) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	return quotes
}

// readsLikeSpeech tells whether tokens that stand, or stood, between marks are
// a quotation by themselves.
func (f *finder) readsLikeSpeech(first, last int) bool {
	v := f.v
	return v.readsLikeSentence(first, last) && f.stoodBetween(first, last)
}

// A finder works on one document; one goroutine at a time.
type finder struct {
	v      *view
	models *models
	*memory
}

// memory is what a finder works in. It is passed on from document to document.
type memory struct {
	list    featureList
	labels  []uint8
	kids    []int
	up      []int32
	scores  []int32
	part    []int32 // the first network's part of the scores of a window
	decoder linear.Decoder
	other   linear.Decoder // for second thoughts, while the first's path is in use
	inCue   []bool
	reports []bool  // by sentence: there is a cue in it
	claims  []uint8 // by token: how many first readings of strong cues have it as content
	roles   tokenRoles
	fr      frame
	odds    []float64 // of the candidates of a proposal
	judged  []judged  // the candidates of a proposal, those at hand and before it

	// Working memory of the networks.
	state  neural.State
	rows   rowList
	sums   []float32
	common []float32
	words  [2 + argumentNetworks][2]neural.Words
	kept   [argumentNetworks]ownSums
	window windowRows
	marked []int32 // scores of a paragraph by the mark network
	chanceSums
}

var memories = sync.Pool{New: func() any { return new(memory) }}

func newFinder(v *view, m *models) *finder {
	n := len(v.tokens)
	w := memories.Get().(*memory)
	w.inCue, w.claims = cleared(w.inCue, n), cleared(w.claims, n)
	w.roles.reset(n)
	w.reports = cleared(w.reports, len(v.doc.Sentences()))
	for i := range w.kept {
		w.kept[i] = ownSums{sums: w.kept[i].sums[:0]}
	}
	return &finder{v: v, models: m, memory: w}
}

// begin starts the sum of a token's first layer in network n of all, with what
// the token and its head give.
func (f *finder) begin(m *neural.Net, n int, sum []float32, i int) {
	m.Begin(sum)
	m.AddKeptWord(&f.words[n][0], sum, 0, f.v.vectorAt(i))
	m.AddKeptWord(&f.words[n][1], sum, 1, f.v.vectorAt(int(f.v.words[i].Head)))
}

// mostKept is the number of tokens of a document above which its memory is not
// passed on.
const mostKept = 1 << 20

// done passes the memory on; the finder is of no more use.
func (f *finder) done() {
	f.fr.v = nil
	if len(f.v.tokens) <= mostKept {
		memories.Put(f.memory)
	}
	f.memory = nil
}

// cleared is grow with all elements zero.
func cleared[T any](s []T, n int) []T {
	s = grow(s, n)
	clear(s)
	return s
}

// setCues marks the tokens that are in cues, weak ones aside.
func (f *finder) setCues(cues []cue) {
	clear(f.inCue)
	clear(f.reports)
	for _, c := range cues {
		if c.margin < 0 {
			continue
		}
		f.reports[f.v.sentence[c.first]] = true
		for i := c.first; i < c.last; i++ {
			f.inCue[i] = true
		}
	}
}

// proposals are what the cues of the document may report.
func (f *finder) proposals() []proposal {
	cues := f.cues()
	f.setCues(cues)
	all := make([]proposal, len(cues))
	for k, c := range cues {
		all[k] = f.propose(c)
	}
	f.claim(all)
	return all
}

// behindDateline is what of a source at the beginning of a paragraph stands behind
// a dash: "CARRICK, Ohio, May 3 -- The council".
func (v *view) behindDateline(source [2]int) [2]int {
	if source[0] == source[1] || !v.startsParagraph(source[0]) {
		return source
	}
	if town := v.tokens[source[0]].Norm; len(town) > 2 && town == strings.ToUpper(town) {
		for i := source[1] - 2; i > source[0]; i-- {
			if v.tokens[i].Norm == "--" {
				return [2]int{i + 1, source[1]}
			}
		}
	}
	return source
}

// quote makes a quote of a reading.
func (f *finder) quote(x *reading) Quote {
	v, c := f.v, x.cue
	q := Quote{Confidence: x.confidence}
	for _, r := range x.content {
		q.Content = append(q.Content, v.spanOf(r))
	}
	if source := v.behindDateline(x.source); source[0] < source[1] {
		q.Source, q.SourceConfidence = v.spanOf(source), x.sourced
	}
	q.Cue = []sentence.Span{v.spanOf([2]int{c.first, c.last})}
	q.Verbatim = f.verbatim(f.frame(c), x.content, q.Content)
	q.Kind = v.kindOfQuote(x.content, q.Verbatim)
	return q
}

// runsOf are the spans that labels mark, of content and of source.
func runsOf(labels []uint8) [][2]int {
	var runs [][2]int
	for k := 0; k < len(labels); k++ {
		if labels[k] == out {
			continue
		}
		first := k
		for opens(labels[k]) && k+1 < len(labels) {
			k++
		}
		runs = append(runs, [2]int{first, k + 1})
	}
	return runs
}

// opens tells whether a label's span goes on behind it.
func opens(label uint8) bool {
	if label >= sourceLabel {
		label -= sourceLabel - begin
	}
	return label == begin || label == inside
}

// trim leaves out quotation marks and other points at the ends of tokens [first, last).
func (v *view) trim(first, last int) (int, int) {
	for first < last && trimmed(v.tokens[first].Norm) {
		first++
	}
	for first < last && trimmed(v.tokens[last-1].Norm) {
		last--
	}
	return first, last
}

func trimmed(norm string) bool {
	switch norm {
	case "\"", "'", ",", ":", ";", "--", "-", "`":
		return true
	}
	return false
}

// clip is the parts of spans that lie in regions; both are in the order of the text.
func clip(spans, regions []sentence.Span) []sentence.Span {
	var both []sentence.Span
	for _, s := range spans {
		at := sort.Search(len(regions), func(i int) bool { return regions[i].End > s.Start })
		for ; at < len(regions) && regions[at].Start < s.End; at++ {
			both = append(both, sentence.Span{Start: max(s.Start, regions[at].Start), End: min(s.End, regions[at].End)})
		}
	}
	return both
}

// kindOfQuote is how many of the content's words are verbatim.
func (v *view) kindOfQuote(runs contents, verbatim []sentence.Span) Kind {
	some, all := false, true
	for _, r := range runs {
		for _, t := range v.tokens[r[0]:r[1]] {
			if isPunctuation(t.Norm) {
				continue
			}
			within := slices.ContainsFunc(verbatim, func(s sentence.Span) bool { return s.Contains(t.Span) })
			some, all = some || within, all && within
		}
	}
	switch {
	case !some:
		return Indirect
	case all:
		return Direct
	}
	return Mixed
}
