//go:build train

package sentence

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
)

// Train fits the models of the package and puts them to use.
func Train(corpora, lexicons string) (map[string][]byte, error) {
	out := make(map[string][]byte)
	lexicon, err := trainWords(corpora, lexicons)
	if err != nil {
		return nil, err
	}
	out["sentence/words.model"] = lexicon
	words = linear.MustOpen(string(lexicon))
	coarse = readCoarse()
	texts, err := readTexts(corpora, "train")
	if err != nil {
		return nil, err
	}
	model := trainApostrophes(texts)
	out["sentence/apostrophe.model"] = model
	apostrophes = linear.MustOpen(string(model))
	var banks [2][]segmented
	for i, name := range []string{"ewt", "gum"} {
		if banks[i], err = readSegmented(filepath.Join(corpora, "sentences", name+"-train.jsonl.gz")); err != nil {
			return nil, err
		}
	}
	model = trainBoundaries(banks[:]...)
	out["sentence/boundary.model"] = model
	boundaries = linear.MustOpen(string(model))
	return out, nil
}

// How the models are trained and cut down.
const (
	apostropheLeast = 10 // occurrences in the three copies of the texts that a feature must have
	apostrophePrune = 0.08
	boundaryLeast   = 5
	boundaryPrune   = 0.1
)

var (
	apostropheOptions = linear.Options{Labels: apostropheLabels, Epochs: 6, Rate: 0.1, Dropout: 0.3, L1: 0.01, Seeds: []uint64{1, 2, 3, 4}}
	boundaryOptions   = linear.Options{Labels: 2, Epochs: 6, Rate: 0.1, Dropout: 0.3, Seeds: []uint64{1, 2, 3}}
)

// A marked text is a damaged copy of a text that knows what it lost.
type marked struct {
	text    string
	missing map[int]bool // the bytes at which an apostrophe is missing
	kept    []bool       // for the first byte of each rune of the whole text: is it here?
}

// readTexts reads the texts of the news and of the treebanks.
func readTexts(corpora, split string) ([]string, error) {
	var out []string
	for _, name := range []string{"news/" + split, "sentences/ewt-" + split, "sentences/gum-" + split} {
		err := corpus.ReadLines(filepath.Join(corpora, name+".jsonl.gz"), func(d *struct{ Text string }) error {
			out = append(out, d.Text)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// damage makes the copy of a text under a condition.
func damage(text string, c corpus.Condition, seed uint64) marked {
	rng := rand.New(rand.NewPCG(seed, uint64(len(text))))
	m := marked{missing: make(map[int]bool), kept: make([]bool, len(text))}
	var b strings.Builder
	single := false
	before := rune(' ')
	for i, r := range text {
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(text[i:])
		}
		after, _ := utf8.DecodeRuneInString(text[i+n:])
		gone := false
		mark := strings.ContainsRune(corpus.Marks, r)
		switch c {
		case corpus.Half:
			gone = mark && rng.IntN(2) == 0
		case corpus.Stripped:
			gone = mark || r >= utf8.RuneSelf
		}
		apostrophe := false
		if plain(r) == '\'' || r == '`' {
			inside, follows := alnum(before), alnum(after)
			switch {
			case inside && follows:
				apostrophe = true
			case r == '‘' || r == '`' || r == '\'' && !inside && follows:
				single = true
			case before == 's' && !single:
				apostrophe = true
			default:
				single = false
			}
		} else if r == '\n' {
			single = false
		}
		if gone && apostrophe {
			m.missing[b.Len()] = true
		}
		if !gone {
			m.kept[i] = true
			b.WriteString(text[i : i+n])
		}
		before = r
	}
	m.text = b.String()
	return m
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// lessons calls each with the features and the label of every candidate of a text.
func (r *reader) lessons(m marked, each func(i, kind int, features []linear.Feature, gold gap)) {
	r.text, r.pieces = m.text, r.pieces[:0]
	r.scan()
	r.count()
	for i := range r.pieces {
		p := &r.pieces[i]
		s, contracted, prefix := p.candidate()
		if prefix {
			r.extract(i, prefixCandidate, false)
			gold := noGap
			if m.missing[p.Start+1] {
				gold = contraction
			}
			each(i, prefixCandidate, r.features, gold)
		}
		if s {
			r.extract(i, sCandidate, false)
			gold := noGap
			if m.missing[p.End-1] {
				gold = genitive
			} else if m.missing[p.End] {
				gold = plural
			}
			each(i, sCandidate, r.features, gold)
		} else if contracted {
			r.extract(i, bareCandidate, false)
			gold := noGap
			if m.missing[p.Start+bareWords[p.key].apostrophe] {
				gold = contraction
			}
			each(i, bareCandidate, r.features, gold)
		}
	}
}

// differences makes the weights of each feature those against label 0: only
// differences count.
func differences(w *linear.Weights) {
	for i := 0; i < len(w.W); i += w.Labels {
		for label := w.Labels - 1; label >= 0; label-- {
			w.W[i+label] -= w.W[i]
		}
	}
}

// trainApostrophes fits the apostrophe model on the texts as published, half
// damaged and stripped.
func trainApostrophes(texts []string) []byte {
	var copies []marked
	for i, text := range texts {
		for _, c := range []corpus.Condition{corpus.Intact, corpus.Half, corpus.Stripped} {
			copies = append(copies, damage(text, c, uint64(i)))
		}
	}
	var r reader
	counts := make(map[linear.Feature]int32)
	for _, m := range copies {
		r.lessons(m, func(_, _ int, features []linear.Feature, _ gap) {
			for _, f := range features {
				counts[f]++
			}
		})
	}
	v := linear.NewVocabulary(counts, apostropheLeast)
	var data []*linear.Sequence
	for _, m := range copies {
		s := new(linear.Sequence)
		r.lessons(m, func(_, _ int, features []linear.Feature, gold gap) {
			label := uint8(gold)
			if gold == contraction {
				label = 1
			}
			s.Append(v, features, label)
		})
		data = append(data, s)
	}
	w := linear.Learn(v, data, apostropheOptions)
	differences(w)
	return linear.Encode(apostropheLabels, v.Features, w.W, apostrophePrune, 4)
}
