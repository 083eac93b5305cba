//go:build train

package sentence

import (
	"fmt"
	"os"
	"path/filepath"

	"whosaid/internal/corpus"
	"whosaid/internal/lexicon"
	"whosaid/internal/neural"
)

var (
	apostropheShape          = neural.Shape{Vector: lexicon.VectorSize, Slots: networkSlots, Rows: networkWords + networkRest, Hidden: 64, Dilations: []int{1, 2, 4}, Labels: apostropheLabels}
	apostropheNetworkOptions = neural.Options{Epochs: 14, Rate: 0.003, Dropout: 0.2, Skip: 0.1, Blank: 0.15, Batch: 8, Seed: 1, Alone: true, Side: neural.Side{Labels: sideLabels, Weight: 0.1}}
)

// A tagged text is one whose words' classes are known.
type taggedText struct {
	text  string
	words []corpus.TreeToken // in the order of the text; their spans are in it
}

// readTagged reads the news as CoreNLP tagged it, and the documents of the treebanks.
func readTagged(corpora string) ([]taggedText, error) {
	articles, silver, err := corpus.TrainNews(corpora)
	if err != nil {
		return nil, err
	}
	var out []taggedText
	for _, a := range articles {
		t := taggedText{text: a.Text}
		if s := silver[a.ID]; s != nil {
			for _, words := range s.Sentences {
				t.words = append(t.words, words...)
			}
		}
		out = append(out, t)
	}
	for _, name := range []string{"ewt", "gum"} {
		bank, err := corpus.Treebank(filepath.Join(corpora, "treebanks", name+"-train.conllu.gz"))
		if err != nil {
			return nil, err
		}
		for i, tree := range bank {
			switch {
			case i == 0 || tree.NewDoc:
				out = append(out, taggedText{})
			case tree.NewPar:
				out[len(out)-1].text += "\n"
			default:
				out[len(out)-1].text += " "
			}
			t := &out[len(out)-1]
			begin := len(t.text)
			t.text += tree.Text
			for _, w := range tree.Tokens {
				w.Start, w.End = w.Start+begin, w.End+begin
				t.words = append(t.words, w)
			}
		}
	}
	return out, nil
}

// What the network learns beside gaps: coarse word classes.
const (
	otherSide = iota
	possessorSide
	sideLabels = 13
)

var sides = func() map[string]uint8 {
	m := make(map[string]uint8)
	for i, tags := range []string{"NN", "NNS", "NNP NNPS", "VBD VBZ VBP MD", "VB", "VBG VBN", "JJ JJR JJS RB RBR RBS WRB RP", "DT PDT CD", "PRP$ WP$", "PRP WP WDT EX", "IN TO CC"} {
		for tag := range set(tags) {
			m[tag] = uint8(possessorSide + 1 + i)
		}
	}
	return m
}()

// sides are the classes of the pieces: of a word that is split, the class of its
// first part, or that of a possessor.
func (r *reader) sides(t *taggedText, m *marked) []uint8 {
	out := make([]uint8, len(r.pieces))
	if len(t.words) == 0 {
		for i := range out {
			out[i] = neural.NoSide
		}
		return out
	}
	to := make([]int, len(t.text)+1) // where each byte of the whole text went
	n := 0
	for i, c := range t.text {
		for j := i; j < len(t.text) && (j == i || t.text[j]&0xc0 == 0x80); j++ {
			to[j] = n
			if m.kept[i] && (c >= 0x80 || j == i) {
				n++
			}
		}
	}
	to[len(t.text)] = n
	k, last := 0, -1
	for _, w := range t.words {
		start, end := to[w.Start], to[w.End]
		for k < len(r.pieces) && r.pieces[k].End <= start {
			k++
		}
		if start == end || k == len(r.pieces) || r.pieces[k].Start > start {
			continue
		}
		side := sides[w.Class]
		switch {
		case k != last:
			out[k] = side
		case w.Class == "POS":
			out[k] = possessorSide
		}
		last = k
	}
	return out
}

// networkExamples are what the network learns of a text under a condition.
func networkExamples(t *taggedText, condition corpus.Condition, seed uint64) []*neural.Example {
	m := damage(t.text, condition, seed)
	c := new(closer)
	c.text = m.text
	c.scan()
	c.count()
	sides := c.sides(t, &m)
	var out []*neural.Example
	for first, last := range c.parts() {
		c.in = neural.Input{}
		e := &neural.Example{Gold: make([]uint8, last-first), Open: make([]bool, last-first), Side: sides[first:last]}
		for i := first; i < last; i++ {
			c.see(i)
			p := &c.pieces[i]
			s, contracted, _ := p.candidate()
			e.Open[i-first] = s || contracted
			switch {
			case s && m.missing[p.End-1], !s && contracted && m.missing[p.Start+bareWords[p.key].apostrophe]:
				e.Gold[i-first] = uint8(genitive)
			case s && m.missing[p.End]:
				e.Gold[i-first] = uint8(plural)
				e.Side[i-first] = possessorSide
			}
		}
		e.In = c.in
		out = append(out, e)
	}
	return out
}

// TrainApostropheNetwork trains the network of CloserApostrophes and puts it to use.
func TrainApostropheNetwork(corpora, _ string) (map[string][]byte, error) {
	texts, err := readTagged(corpora)
	if err != nil {
		return nil, err
	}
	file := learnApostropheNetwork(texts)
	apostropheNetwork = neural.MustOpen(string(file), lexicon.Vectors())
	return map[string][]byte{"sentence/apostrophe.network": file}, nil
}

// learnApostropheNetwork trains on each text stripped and half damaged.
func learnApostropheNetwork(texts []taggedText) []byte {
	var data []*neural.Example
	for i := range texts {
		for _, c := range []corpus.Condition{corpus.Stripped, corpus.Half} {
			data = append(data, networkExamples(&texts[i], c, uint64(i))...)
		}
	}
	o := apostropheNetworkOptions
	if os.Getenv("WHOSAID_VERBOSE") != "" {
		o.Report = func(epoch int, loss float64) {
			fmt.Fprintf(os.Stderr, "apostrophe network, epoch %d: loss %.4f\n", epoch+1, loss)
		}
	}
	return neural.Train(apostropheShape, lexicon.Vectors(), data, o).Encode()
}
