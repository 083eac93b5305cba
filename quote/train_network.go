//go:build train

package quote

import (
	"whosaid/internal/lexicon"
	"whosaid/internal/neural"
)

var (
	cueShape      = neural.Shape{Vector: lexicon.VectorSize, Slots: cueSlots, Rows: networkRows, Hidden: 48, Dilations: []int{1, 2, 4}, Labels: spanLabels}
	argumentShape = neural.Shape{Vector: lexicon.VectorSize, Slots: argumentSlots, Rows: networkRows, Hidden: 32, Dilations: []int{1, 2, 4}, Labels: argumentLabels}

	cueNetworkOptions      = neural.Options{Epochs: 6, Rate: 0.003, Dropout: 0.2, Skip: 0.2, Batch: 8, Seed: 1, Allowed: mayFollow, Side: neural.Side{Labels: roles, Weight: 0.3}}
	argumentNetworkOptions = neural.Options{Epochs: 4, Rate: 0.003, Dropout: 0.2, Skip: 0.15, Batch: 16, Seed: 1, Allowed: argumentMayFollow}
)

// learnCueNetwork teaches the network which words report.
func learnCueNetwork(all []*lesson) []byte {
	var data []*neural.Example
	var l rowList
	var kids []int
	for _, lesson := range all {
		v, labels, roles := lesson.v, lesson.cueLabels(), lesson.roles()
		for parts := range v.pieces() {
			first, e := parts[0][0], &neural.Example{}
			for _, p := range parts {
				for i := p[0]; i < p[1]; i++ {
					kids = v.cueRows(&l, kids, i)
					e.In.Words = append(e.In.Words, v.vectorAt(i), v.vectorAt(int(v.words[i].Head)))
					e.In.Rows = append(e.In.Rows, l.rows...)
					e.In.Next()
				}
				e.Parts = append(e.Parts, int32(p[1]-first))
			}
			e.Gold, e.Side = labels[first:first+e.In.Len()], roles[first:first+e.In.Len()]
			data = append(data, e)
		}
	}
	o := cueNetworkOptions
	o.Report = reportEpoch("cue network")
	return neural.Train(cueShape, lexicon.Vectors(), data, o).Encode()
}

// learnArgumentNetwork teaches a network what a cue's content and source are; n
// is which of them.
func learnArgumentNetwork(all []*lesson, n int) []byte {
	var data []*neural.Example
	var l rowList
	for _, lesson := range all {
		v, f := lesson.v, newFinder(lesson.v, installed)
		cues := lesson.goldCues()
		f.setCues(cues)
		for k, c := range cues {
			fr, e := f.frame(c), &neural.Example{}
			for i := fr.first; i < fr.last; i++ {
				e.In.Words = append(e.In.Words, v.vectorAt(i), v.vectorAt(int(v.words[i].Head)), v.vectorAt(c.head))
				v.ownRows(&l, i)
				e.In.Rows = append(e.In.Rows, l.rows...)
				fr.relativeRows(&l, f.inCue, i)
				e.In.Rows = append(e.In.Rows, l.rows...)
				e.In.Next()
			}
			e.Gold = lesson.argumentLabelsOf(lesson.gold[k], fr.first, fr.last)
			e.Fixed = [2]int{c.first - fr.first, min(c.last, fr.last) - fr.first}
			data = append(data, e)
		}
	}
	o := argumentNetworkOptions
	o.Seed += uint64(n)
	o.Report = reportEpoch("argument network")
	return neural.Train(argumentShape, lexicon.Vectors(), data, o).Encode()
}

func reportEpoch(name string) func(epoch int, loss float64) {
	r := report(name)
	if r == nil {
		return nil
	}
	return func(epoch int, loss float64) { r(1, epoch, loss) }
}
