//go:build train

package quote

import (
	"slices"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

const (
	placeLeast       = 5 // occurrences in the stripped articles that a feature must have
	leastPlaceWeight = 0.08
)

var placeOptions = linear.Options{Labels: spanLabels, Epochs: 6, Rate: 0.05, Dropout: 0.85, L1: 0.01, Seeds: seeds, Allowed: mayPlace}

// regionsID is that of the attribution that carries an article's marks through damage.
const regionsID = "marks"

// noteRegions gives an article one more attribution: what stands between its
// quotation marks (as content), and what of it is never closed (as source).
func noteRegions(a *corpus.Article) {
	doc := sentence.Parse(a.Text)
	m := readMarks(doc)
	at := corpus.Attribution{ID: regionsID}
	for _, s := range m.spans {
		if i := m.tokenAt(s.End); i == len(m.tokens) || !isMark(m.tokens[i].Norm) || m.tokens[i].Start != s.End {
			at.Source = append(at.Source, corpus.Span{Start: s.Start, End: s.End})
		}
		at.Content = append(at.Content, corpus.Span{Start: s.Start, End: s.End})
	}
	a.Attributions = append(a.Attributions, at)
}

// placeLabels are the gold labels of the placer, by token.
func (l *lesson) placeLabels() []uint8 {
	labels := make([]uint8, len(l.v.tokens))
	for _, at := range l.article.Attributions {
		if at.ID != regionsID {
			continue
		}
		for _, s := range at.Content {
			for _, r := range l.v.covered([]corpus.Span{s}, false) {
				setSpan(labels[r[0]:r[1]], 0)
				if slices.ContainsFunc(at.Source, func(u corpus.Span) bool { return u.Start < s.End && s.Start < u.End }) {
					if labels[r[1]-1] = inside; r[1] == r[0]+1 {
						labels[r[0]] = begin
					}
				}
			}
		}
	}
	return labels
}

// learnPlaces learns where marks stand from the stripped articles, as they were
// read by models that have not seen them and by the reranker.
func learnPlaces(all []held, rerank, again []byte) []byte {
	files := installedFiles
	files.rerank, files.again = string(rerank), string(again)
	m := newModels(files)
	ln := newLearner(placeLeast)
	b := linear.NewBuilder(ln.frequent)
	var data []*linear.Sequence
	for _, counting := range []bool{true, false} {
		for _, h := range all {
			if h.l.condition != corpus.Stripped {
				continue
			}
			v := h.l.v
			f := newFinder(v, m)
			f.recall(h.all)
			p := f.placer(f.chosen(h.all, leastReading, leastReading), nil)
			labels := h.l.placeLabels()
			for _, par := range v.doc.Paragraphs() {
				s := new(linear.Sequence)
				for i := v.doc.Sentences()[par.First].First; i < v.doc.Sentences()[par.Last-1].Last; i++ {
					p.features(&f.list, i)
					if counting {
						ln.count(f.list.f)
					} else {
						b.Append(s, f.list.f, labels[i])
					}
				}
				if !counting {
					data = append(data, s)
				}
			}
		}
	}
	o := placeOptions
	o.Report = report("places")
	return linear.Learn(b.Vocabulary(), data, o).EncodeTable(b.Vocabulary(), leastPlaceWeight, clipAt)
}
