//go:build train

package quote

import (
	"slices"

	"whosaid/internal/lexicon"
	"whosaid/internal/neural"
	"whosaid/sentence"
)

var (
	markShape   = neural.Shape{Vector: lexicon.VectorSize, Slots: markSlots, Rows: markRows, Hidden: 32, Dilations: []int{1, 2, 4, 8}, Labels: spanLabels}
	markOptions = neural.Options{Epochs: 6, Rate: 0.003, Dropout: 0.2, Skip: 0.15, Batch: 8, Seed: 1, Allowed: mayPlace, Side: neural.Side{Labels: roles, Weight: 0.03}}
)

// learnMarkNetwork teaches the network what stood between quotation marks, in
// text that has lost marks.
func learnMarkNetwork(all []*lesson) []byte {
	var data []*neural.Example
	var l rowList
	for _, lesson := range all {
		v := lesson.v
		if v.marks.state == allMarks {
			continue
		}
		labels, roles, r := lesson.placeLabels(), lesson.roles(), v.markReader()
		for parts := range v.markPieces() {
			first, last, e := parts[0][0], parts[len(parts)-1][1], &neural.Example{}
			for i := first; i < last; i++ {
				e.In.Words = append(e.In.Words, v.vectorAt(i), v.vectorAt(int(v.words[i].Head)))
				r.rows(&l, i)
				e.In.Rows = append(e.In.Rows, l.rows...)
				e.In.Next()
			}
			for _, p := range parts {
				e.Parts = append(e.Parts, int32(p[1]-first))
			}
			e.Gold, e.Side = labels[first:last], roles[first:last]
			data = append(data, e)
		}
	}
	o := markOptions
	o.Report = reportEpoch("mark network")
	return neural.Train(markShape, lexicon.Vectors(), data, o).Encode()
}

// learnMarks teaches the mark network and lets the lessons that have lost marks
// be read by a network that has not seen the article, as it will be in use.
func learnMarks(all, more []*lesson) []byte {
	var files [sentence.Folds + 1][]byte
	parallel(len(files), func(fold int) {
		files[fold] = learnMarkNetwork(outsideFold(slices.Concat(all, more), fold, func(l *lesson) string { return l.id }))
	})
	var models [sentence.Folds]*models
	for fold := range models {
		f := installedFiles
		f.mark = string(files[fold])
		models[fold] = newModels(f)
	}
	parallel(len(all), func(i int) {
		switch f := newFinder(all[i].v, models[sentence.FoldOf(all[i].id)]); f.v.marks.state {
		case oddMarks:
			f.correct()
		case noMarks:
			f.lostMarks()
		}
	})
	return files[sentence.Folds]
}
