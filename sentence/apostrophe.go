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
	features []linear.Feature

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

// mend fills gaps and prefixes.
func (r *reader) mend() {
	r.count()
	r.gaps = resize(r.gaps, len(r.pieces))
	r.prefixes = resize(r.prefixes, len(r.pieces))
	for i := range r.pieces {
		s, contracted, prefix := r.pieces[i].candidate()
		if prefix {
			r.prefixes[i] = r.decide(i, prefixCandidate) == contraction
		}
		if s {
			r.gaps[i] = r.decide(i, sCandidate)
		} else if contracted {
			r.gaps[i] = r.decide(i, bareCandidate)
		}
	}
}

// willing is how much more an apostrophe is to be expected than the classifier
// says, which is shy after so many features were left out in training.
const willing = 10

// decide tells what is missing in the candidate at i.
func (r *reader) decide(i, kind int) gap {
	if kind == bareCandidate && !alsoWords[r.pieces[i].key] {
		return contraction
	}
	r.extract(i, kind)
	var scores [apostropheLabels]int32
	for _, f := range r.features {
		apostrophes.Add(scores[:], f)
	}
	best, limit := 0, int32(-willing)
	for label := 1; label < apostropheLabels; label++ {
		if scores[label] > limit {
			best, limit = label, scores[label]
		}
	}
	switch {
	case best == 0:
		return noGap
	case kind != sCandidate:
		return contraction
	case best == 2:
		return plural
	}
	return genitive
}

// Labels of the model: none, the usual gap, the gap of a plural.
const apostropheLabels = 3
