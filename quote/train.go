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
)

// How the models are trained and cut down.
const (
	cueLeast      = 5 // occurrences in the three copies of the corpus that a feature must have
	marginClip    = 90
	verbatimLeast = 10
	rerankLeast   = 10
	clipAt        = 4

	// Features whose largest weight is below are left out.
	leastCueWeight      = 0.6
	leastVerbatimWeight = 0.1
	leastRerankWeight   = 0.02
)

var (
	seeds           = []uint64{1, 2, 3, 4}
	cueOptions      = linear.Options{Labels: spanLabels, Epochs: 6, Dropout: 0.5, Seeds: seeds, Allowed: mayFollow}
	verbatimOptions = linear.Options{Labels: verbatimLabels, Epochs: 5, Rate: 0.05, Dropout: 0.5, L1: 0.01, Seeds: []uint64{1, 2, 3, 4}, Allowed: anyMayFollow}
	rerankOptions   = linear.Options{Epochs: 5, Rate: 0.02, L2: 1e-5, Dropout: 0.6, Seeds: seeds}
	againOptions    = linear.Options{Epochs: 5, Rate: 0.02, L2: 1e-5, Dropout: 0.3, Seeds: seeds}
	trainConditions = []corpus.Condition{corpus.Intact, corpus.Half, corpus.Stripped}
)

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
	news := filepath.Join(corpora, "news", "train.jsonl.gz")
	all, err := lessons(news, trainConditions, 1, true)
	if err != nil {
		return nil, err
	}
	more, err := lessons(news, []corpus.Condition{corpus.Half}, 2, true)
	if err != nil {
		return nil, err
	}
	mark := learnMarks(all, more)
	data := heldOut(all)
	without := rerankersWithout(data)
	again := learnAgain(data, without)
	for _, m := range without {
		m.again = linear.MustOpenTable(string(again))
	}
	if os.Getenv("WHOSAID_VERBOSE") != "" {
		reliability(data, without[0])
	}
	rerank := learnReranker(data)
	files := map[string][]byte{rerankPath: rerank, againPath: again, markNetworkPath: mark, sourcePath: learnSource(data, without)}
	var paths []string
	var jobs []func() []byte
	learn := func(path string, job func() []byte) { paths, jobs = append(paths, path), append(jobs, job) }
	learn(cuePath, func() []byte { return learnCue(all, seeds) })
	learn(cueNetworkPath, func() []byte { return learnCueNetwork(all) })
	for i, path := range argumentNetworkPaths {
		learn(path, func() []byte { return learnArgumentNetwork(all, i) })
	}
	learn(placePath, func() []byte { return learnPlaces(data, rerank, again) })
	learn(verbatimPath, func() []byte { return learnVerbatim(all) })
	// Each learns alone, so that the order does not matter.
	learned := make([][]byte, len(jobs))
	parallel(len(jobs), func(i int) { learned[i] = jobs[i]() })
	for i, path := range paths {
		files[path] = learned[i]
	}
	install(files)
	return files, nil
}

const (
	cuePath         = "quote/cue.model"
	cueNetworkPath  = "quote/cue.network"
	verbatimPath    = "quote/verbatim.model"
	markNetworkPath = "quote/mark.network"
	rerankPath      = "quote/rerank.model"
	placePath       = "quote/place.model"
	againPath       = "quote/again.model"
	sourcePath      = "quote/source.txt"
)

var argumentNetworkPaths = [argumentNetworks]string{"quote/argument.1.network", "quote/argument.2.network"}

// install puts model files to use in this process; those that are missing stay as they are.
func install(files map[string][]byte) {
	f := &installedFiles
	for path, file := range map[string]*string{
		cuePath: &f.cue, cueNetworkPath: &f.cueNetwork, argumentNetworkPaths[0]: &f.arguments[0], argumentNetworkPaths[1]: &f.arguments[1],
		markNetworkPath: &f.mark, verbatimPath: &f.verbatim, rerankPath: &f.rerank, againPath: &f.again, placePath: &placeFile, sourcePath: &sourceFile,
	} {
		if data := files[path]; data != nil {
			*file = string(data)
		}
	}
	installed = newModels(*f)
	places = newPlaces(placeFile, installed.markNetwork)
	sourceWeights = mustOpenSourceWeights(sourceFile)
}

func learnCue(all []*lesson, seeds []uint64) []byte {
	o := cueOptions
	o.Report, o.Seeds = report("cue"), seeds
	vocabulary, data := cueData(all)
	return linear.LearnByMistakes(vocabulary, data, o).EncodeTable(vocabulary, leastCueWeight, marginClip)
}

func learnVerbatim(all []*lesson) []byte {
	o := verbatimOptions
	o.Report = report("verbatim")
	vocabulary, data := verbatimData(all)
	return linear.Learn(vocabulary, data, o).EncodeTable(vocabulary, leastVerbatimWeight, clipAt)
}
