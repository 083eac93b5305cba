//go:build train

package quote

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

// How the models are trained and cut down.
const (
	cueLeast      = 5 // occurrences in the three copies of the corpus that a feature must have
	argumentLeast = 10
	marginClip    = 90
	verbatimLeast = 10
	rerankLeast   = 10
	clipAt        = 4

	// Features whose largest weight is below are left out.
	leastCueWeight      = 0.6
	leastArgumentWeight = 0.13
	leastVerbatimWeight = 0.1
	leastRerankWeight   = 0.02
)

var (
	seeds           = []uint64{1, 2, 3, 4}
	cueOptions      = linear.Options{Labels: spanLabels, Epochs: 6, Dropout: 0.5, Seeds: seeds, Allowed: mayFollow}
	argumentOptions = linear.Options{Labels: argumentLabels, Epochs: 4, Rate: 0.1, Dropout: 0.65, L1: 0.01, Seeds: seeds, Allowed: argumentMayFollow}
	verbatimOptions = linear.Options{Labels: verbatimLabels, Epochs: 5, Rate: 0.05, Dropout: 0.5, L1: 0.01, Seeds: []uint64{1, 2, 3, 4}, Allowed: anyMayFollow}
	rerankOptions   = linear.Options{Epochs: 5, Rate: 0.01, L2: 1e-5, Dropout: 0.6, Seeds: seeds}
	trainConditions = []corpus.Condition{corpus.Intact, corpus.Half, corpus.Stripped}
)

// A lesson is a document to learn from: what is seen of it, and its gold.
type lesson struct {
	id        string
	condition corpus.Condition
	article   *corpus.Article
	v         *view
	gold      []goldQuote
}

// A goldQuote is an attribution in tokens.
type goldQuote struct {
	cue     [2]int
	content contents
	source  [2]int
	at      *corpus.Attribution
}

// lessons reads articles under conditions. With unseen, their grammar is that
// of models which did not learn from them.
func lessons(path string, conditions []corpus.Condition, unseen bool) ([]*lesson, error) {
	articles, err := corpus.News(path)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		ownWords(a)
	}
	out := make([]*lesson, len(articles)*len(conditions))
	parallel(len(out), func(k int) {
		c := conditions[k%len(conditions)]
		a := corpus.Damage(articles[k/len(conditions)], c, 1)
		doc := sentence.Parse(a.Text)
		if unseen {
			doc.UnseenGrammar(a.ID)
		}
		l := &lesson{id: a.ID, condition: c, article: a, v: newView(doc)}
		for i := range a.Attributions {
			if g, ok := l.v.gold(&a.Attributions[i]); ok {
				l.gold = append(l.gold, g)
			}
		}
		out[k] = l
	})
	return out, nil
}

// parallel calls f for 0 to n-1, on two processors.
func parallel(n int, f func(i int)) {
	var wg sync.WaitGroup
	var next atomic.Int64
	for range 2 {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// gold lays an attribution over the tokens, without marks and points at the ends of its spans.
func (v *view) gold(a *corpus.Attribution) (g goldQuote, ok bool) {
	g.at = a
	cues, sources := v.covered(a.Cue, false), v.covered(a.Source, true)
	if len(cues) == 0 {
		return g, false
	}
	g.cue = cues[0]
	if len(sources) > 0 {
		g.source = sources[0]
	}
	g.content = v.covered(a.Content, true)
	return g, len(g.content) > 0
}

// covered is the runs of tokens of which the spans cover more than half. Runs
// that only marks part are joined.
func (v *view) covered(spans []corpus.Span, trim bool) [][2]int {
	var out [][2]int
	for _, s := range spans {
		first := v.tokenAt(s.Start)
		for i := first; i < len(v.tokens) && v.tokens[i].Start < s.End; i++ {
			t := v.tokens[i]
			if 2*(min(t.End, s.End)-max(t.Start, s.Start)) <= t.Len() {
				continue
			}
			joined := false
			if n := len(out); n > 0 {
				joined = true
				for j := out[n-1][1]; j < i; j++ {
					joined = joined && trim && isMark(v.tokens[j].Norm)
				}
				if joined {
					out[n-1][1] = i + 1
				}
			}
			if !joined {
				out = append(out, [2]int{i, i + 1})
			}
		}
	}
	if !trim {
		return out
	}
	kept := out[:0]
	for _, r := range out {
		if r = v.trimPoints(r); r[0] < r[1] {
			kept = append(kept, r)
		}
	}
	return kept
}

// cueLabels are the gold labels of the cues, by token.
func (l *lesson) cueLabels() []uint8 {
	labels := make([]uint8, len(l.v.tokens))
	for _, g := range l.gold {
		free := true
		for i := g.cue[0]; i < g.cue[1]; i++ {
			free = free && labels[i] == out
		}
		if free && l.v.sentence[g.cue[0]] == l.v.sentence[g.cue[1]-1] {
			setSpan(labels[g.cue[0]:g.cue[1]], 0)
		}
	}
	return labels
}

// goldCues are the gold's cues as the finder would find them.
func (l *lesson) goldCues() []cue {
	var out []cue
	for _, g := range l.gold {
		out = append(out, cue{first: g.cue[0], last: g.cue[1], head: l.v.headOf(g.cue[0], g.cue[1])})
	}
	return out
}

// argumentLabelsOf are the gold labels of a cue's window.
func (l *lesson) argumentLabelsOf(g goldQuote, first, last int) []uint8 {
	labels := make([]uint8, last-first)
	put := func(r [2]int, shift uint8) {
		r[0], r[1] = max(r[0], first), min(r[1], last)
		if r[0] < r[1] {
			setSpan(labels[r[0]-first:r[1]-first], shift)
		}
	}
	for _, r := range g.content {
		put(r, 0)
	}
	put(g.source, sourceLabel-begin)
	for i := g.cue[0]; i < g.cue[1]; i++ {
		if i < first || i >= last {
			continue
		}
		if k := i - first; labels[k] != out {
			breakSpan(labels, k)
		}
	}
	return labels
}

// learner gathers sequences of features and gold labels in two passes: the
// first counts the features, the second keeps those that are frequent enough.
type learner struct {
	seen  []uint8 // approximate counts
	least uint8
}

func newLearner(least uint8) *learner { return &learner{make([]uint8, 1<<28), least} }

func (l *learner) count(f []linear.Feature) {
	for _, x := range f {
		if c := &l.seen[x&(1<<28-1)]; *c < 255 {
			*c++
		}
	}
}

func (l *learner) frequent(f linear.Feature) bool { return l.seen[f&(1<<28-1)] >= l.least }

// cueData are the sequences that the cue model learns from.
func cueData(all []*lesson) (*linear.Vocabulary, []*linear.Sequence) {
	return gather(all, cueLeast, func(l *lesson, f *finder, emit func([]linear.Feature, uint8), next func()) {
		labels := l.cueLabels()
		for _, s := range l.v.doc.Sentences() {
			for i := s.First; i < s.Last; i++ {
				f.kids = l.v.cueFeatures(&f.list, f.kids, i)
				emit(f.list.f, labels[i])
			}
			next()
		}
	})
}

// argumentData are the sequences that the argument model learns from.
func argumentData(all []*lesson) (*linear.Vocabulary, []*linear.Sequence) {
	return gather(all, argumentLeast, func(l *lesson, f *finder, emit func([]linear.Feature, uint8), next func()) {
		cues := l.goldCues()
		f.setCues(cues)
		own := make([][]linear.Feature, len(l.v.tokens))
		for k, c := range cues {
			fr := f.frame(c)
			labels := l.argumentLabelsOf(l.gold[k], fr.first, fr.last)
			for i := fr.first; i < fr.last; i++ {
				if i >= c.first && i < c.last {
					emit(nil, out)
					continue
				}
				if own[i] == nil {
					l.v.ownFeatures(&f.list, i)
					own[i] = append([]linear.Feature{}, f.list.f...)
				}
				fr.relativeFeatures(&f.list, i)
				f.list.f = append(f.list.f, own[i]...)
				emit(f.list.f, labels[i-fr.first])
			}
			next()
		}
	})
}

// verbatimData are the sequences that the verbatim model learns from: the
// contents of the gold quotes in text that has lost marks.
func verbatimData(all []*lesson) (*linear.Vocabulary, []*linear.Sequence) {
	return gather(all, verbatimLeast, func(l *lesson, f *finder, emit func([]linear.Feature, uint8), next func()) {
		if l.v.marks.state == allMarks {
			return
		}
		cues := l.goldCues()
		f.setCues(cues)
		for k, c := range cues {
			fr := f.frame(c)
			g := l.gold[k]
			vf := l.v.verbatimFrame(fr, g.content)
			said := make(map[int]bool)
			for _, r := range l.v.covered(g.at.Verbatim, false) {
				for i := r[0]; i < r[1]; i++ {
					said[i] = true
				}
			}
			for n, r := range g.content {
				for i := r[0]; i < r[1]; i++ {
					vf.features(&f.list, n, i)
					label := uint8(reported)
					if said[i] {
						label = verbatim
					}
					emit(f.list.f, label)
				}
			}
			next()
		}
	})
}

func gather(all []*lesson, least uint8, visit func(l *lesson, f *finder, emit func([]linear.Feature, uint8), next func())) (*linear.Vocabulary, []*linear.Sequence) {
	ln := newLearner(least)
	for _, l := range all {
		visit(l, newFinder(l.v, installed), func(f []linear.Feature, _ uint8) { ln.count(f) }, func() {})
	}
	builder := linear.NewBuilder(ln.frequent)
	var data []*linear.Sequence
	for _, l := range all {
		s := &linear.Sequence{}
		visit(l, newFinder(l.v, installed), func(f []linear.Feature, gold uint8) { builder.Append(s, f, gold) }, func() {
			data = append(data, s)
			s = &linear.Sequence{}
		})
	}
	return builder.Vocabulary(), data
}

func report(name string) func(seed uint64, epoch int, loss float64) {
	if os.Getenv("WHOSAID_VERBOSE") == "" {
		return nil
	}
	return func(seed uint64, epoch int, loss float64) {
		fmt.Fprintf(os.Stderr, "%s: seed %d, epoch %d, loss %.4f\n", name, seed, epoch, loss)
	}
}

// Train trains the models of the package on the news articles, as published,
// half stripped and stripped.
func Train(corpora, _ string) (map[string][]byte, error) {
	all, err := lessons(filepath.Join(corpora, "news", "train.jsonl.gz"), trainConditions, true)
	if err != nil {
		return nil, err
	}
	data := heldOut(all)
	if os.Getenv("WHOSAID_VERBOSE") != "" {
		reliability(data)
	}
	rerank := learnReranker(data)
	learned := make([][]byte, 3)
	learn := []func(){
		func() { learned[0] = learnArgumentNetwork(all) },
		func() { learned[1] = learnCueNetwork(all); learned[2] = learnVerbatim(all) },
	}
	parallel(len(learn), func(i int) { learn[i]() })
	files := map[string][]byte{
		cuePath: learnCue(all, seeds), argumentPath: learnArguments(all, seeds),
		argumentNetworkPath: learned[0], cueNetworkPath: learned[1], verbatimPath: learned[2], rerankPath: rerank,
		placePath: learnPlaces(data, rerank),
	}
	install(files)
	return files, nil
}

const (
	cuePath             = "quote/cue.model"
	cueNetworkPath      = "quote/cue.network"
	argumentPath        = "quote/argument.model"
	argumentNetworkPath = "quote/argument.network"
	verbatimPath        = "quote/verbatim.model"
	rerankPath          = "quote/rerank.model"
	placePath           = "quote/place.model"
)

// install puts model files to use in this process; those that are missing stay as they are.
func install(files map[string][]byte) {
	get := func(path, old string) string {
		if b := files[path]; b != nil {
			return string(b)
		}
		return old
	}
	cueFile, argumentFile = get(cuePath, cueFile), get(argumentPath, argumentFile)
	cueNetworkFile, argumentNetworkFile = get(cueNetworkPath, cueNetworkFile), get(argumentNetworkPath, argumentNetworkFile)
	verbatimFile, rerankFile = get(verbatimPath, verbatimFile), get(rerankPath, rerankFile)
	installed = newModels(modelFiles{cueFile, cueNetworkFile, argumentFile, argumentNetworkFile, verbatimFile, rerankFile})
	placeFile = get(placePath, placeFile)
	places = newPlaces(placeFile)
}

func learnCue(all []*lesson, seeds []uint64) []byte {
	o := cueOptions
	o.Report, o.Seeds = report("cue"), seeds
	vocabulary, data := cueData(all)
	return linear.LearnByMistakes(vocabulary, data, o).EncodeTable(vocabulary, leastCueWeight, marginClip)
}

func learnArguments(all []*lesson, seeds []uint64) []byte {
	o := argumentOptions
	o.Report, o.Seeds = report("arguments"), seeds
	vocabulary, data := argumentData(all)
	return linear.Learn(vocabulary, data, o).EncodeTable(vocabulary, leastArgumentWeight, clipAt)
}

func learnVerbatim(all []*lesson) []byte {
	o := verbatimOptions
	o.Report = report("verbatim")
	vocabulary, data := verbatimData(all)
	return linear.Learn(vocabulary, data, o).EncodeTable(vocabulary, leastVerbatimWeight, clipAt)
}
