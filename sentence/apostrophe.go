package sentence

import (
	_ "embed"
	"math/bits"

	"whosaid/internal/linear"
)

//go:embed apostrophe.model
var apostropheModel string

var apostrophes = linear.MustOpen(apostropheModel)

// A reader finds the words of a scanned text that lost an apostrophe.
type reader struct {
	scanner
	gaps     []gap  // of each piece
	prefixes []bool // of each piece: "OBrien"
	counts   table
	trust    int // how far its apostrophes stand

	features   []linear.Feature
	summed     int                     // so many of the features are in sums
	sums       [apostropheLabels]int32 // of their weights
	candidates []candidate

	segmenter segmenter
}

// count notes the words of the document, and judges whether its apostrophes stand.
func (r *reader) count() {
	r.counts.reset(len(r.pieces))
	stand, missing := 0, 0
	for i := range r.pieces {
		p := &r.pieces[i]
		if p.kind != wordPiece {
			continue
		}
		w := p.norm
		name := 0
		if !p.first && r.pieces[i-1].kind == wordPiece {
			if p.shape != lowerShape && p.shape != digitShape {
				name = nameColumn
			}
			r.counts.add(r.pieces[i-1].key.With(p.key), allColumn)
		}
		r.counts.add(p.key, allColumn)
		if name != 0 {
			r.counts.add(p.key, nameColumn)
		}
		if at, tail := suffix(w); at > 0 {
			stand++
			stem := lowerHash(w[:at])
			r.counts.add(stem, allColumn)
			if name != 0 {
				r.counts.add(stem, nameColumn)
			}
			if tail == "'s" {
				r.counts.add(stem, genitiveColumn)
			}
		} else if len(w) > 4 && len(w) < 9 && w[len(w)-1]|0x20 == 't' && w[len(w)-2]|0x20 == 'n' {
			if b, ok := bareWords[p.key]; ok && b.cut > 2 {
				missing++
			}
		}
	}
	switch {
	case stand == 0 && missing == 0:
		r.trust = 0
	case stand == 0:
		r.trust = 1
	case missing == 0:
		r.trust = 2 + min(2, bits.Len(uint(stand))/2)
	case missing*4 > stand:
		r.trust = 5
	default:
		r.trust = 6
	}
}

// A candidate is a word that may have lost the apostrophe of its s, and what
// the model makes of it.
type candidate struct {
	piece  int
	scores [apostropheLabels]int32
}

// mend fills gaps and prefixes.
func (r *reader) mend() {
	r.count()
	r.gaps = resize(r.gaps, len(r.pieces))
	r.prefixes = resize(r.prefixes, len(r.pieces))
	r.candidates = r.candidates[:0]
	for i := range r.pieces {
		s, contracted, prefix := r.pieces[i].candidate()
		if prefix {
			r.prefixes[i] = choose(r.score(i, prefixCandidate)) > 0
		}
		switch {
		case s:
			c := candidate{i, r.score(i, sCandidate)}
			r.candidates = append(r.candidates, c)
			n := &r.counts.at(r.pieces[i].key).n
			n[genitivesColumn] += c.leaning(int(genitive))
			n[pluralsColumn] += c.leaning(int(plural))
			n[scoredColumn]++
		case contracted && (!alsoWords[r.pieces[i].key] || choose(r.score(i, bareCandidate)) > 0):
			r.gaps[i] = contraction
		}
	}
	for _, c := range r.candidates {
		// What a word is in clear places of the document, it is likely to be in the others.
		n := r.counts.of(r.pieces[c.piece].key)
		genitives, plurals := n[genitivesColumn]-c.leaning(int(genitive)), n[pluralsColumn]-c.leaning(int(plural))
		c.scores[genitive] += genitives * sway / (100 * n[scoredColumn])
		c.scores[plural] += plurals * sway / (100 * n[scoredColumn])
		r.gaps[c.piece] = gap(choose(c.scores))
	}
}

const (
	// willing is how much more an apostrophe is to be expected than the classifier
	// says, which is shy after so many features were left out in training.
	willing = 15
	// sway is what other places of the same word count, in percent.
	sway = 30
)

// leaning is how much the model is for a label, or against it, within limits.
func (c *candidate) leaning(label int) int32 { return max(-100, min(100, c.scores[label])) }

// score is what the model makes of the candidate at i.
func (r *reader) score(i, kind int) [apostropheLabels]int32 {
	if !r.extract(i, kind, true) {
		return hopeless
	}
	return r.scores()
}

// hopeless are the scores of a candidate that the first features give up.
var hopeless = [apostropheLabels]int32{0, -100, -100}

// choose is the best label.
func choose(scores [apostropheLabels]int32) int {
	best, limit := 0, int32(-willing)
	for label := 1; label < apostropheLabels; label++ {
		if scores[label] > limit {
			best, limit = label, scores[label]
		}
	}
	return best
}

// Labels of the model: none, the usual gap, the gap of a plural. Those of an s
// are the gaps of the same number.
const apostropheLabels = 3
