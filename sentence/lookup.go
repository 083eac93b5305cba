package sentence

import (
	_ "embed"

	"whosaid/internal/linear"
)

//go:embed words.model
var wordsModel string

// words is the lexicon: it maps frequent words to numbers, one for each label.
var words = linear.MustOpen(wordsModel)

// Labels of the lexicon.
const (
	fineLabel = iota
	rankLabel
	tagLabel
	secondLabel
	innerLabel
	lookupLabels
)

// A lookup is what the lexicon knows of a word; the zero value is an unknown word.
type lookup struct {
	cluster uint8 // of 64, from 1
	fine    uint8 // the cluster of 256 within which the word is
	inner   uint8 // the cluster within those of fine
	rank    uint8 // place by frequency on a scale of logarithms, from 1
	tag     uint8 // most frequent word class, from 1
	second  uint8 // another that is frequent, or 0
}

// coarse is the cluster of 64 of each of 256.
var coarse = readCoarse()

func coarseKey(fine int) linear.Feature { return linear.Template(0).Int(fine) }

func readCoarse() (t [256]uint8) {
	for i := range t {
		var v [lookupLabels]int32
		words.Add(v[:], coarseKey(i))
		t[i] = uint8(v[0])
	}
	return t
}

// known looks a word up in the lexicon.
func known(key linear.Feature) lookup {
	var v [lookupLabels]int32
	words.Add(v[:], key)
	l := lookup{rank: uint8(v[rankLabel]), tag: uint8(v[tagLabel]), second: uint8(v[secondLabel]), inner: uint8(v[innerLabel])}
	if l.rank > 0 {
		l.fine = uint8(v[fineLabel] + 128)
		l.cluster = coarse[l.fine]
	}
	return l
}
