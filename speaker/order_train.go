//go:build train

package speaker

import (
	"whosaid/internal/corpus"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

// trainOrder fits the model that tells texts in order from shuffled ones.
func trainOrder(articles []*corpus.Article, d detectorModel) []byte {
	type example struct {
		features []linear.Feature
		shuffled uint8
	}
	var examples []example
	counts := make(map[linear.Feature]int32)
	for _, a := range articles {
		for i, c := range []corpus.Condition{corpus.Intact, corpus.Stripped, corpus.Shuffled, corpus.Shuffled} {
			b := corpus.Damage(&corpus.Article{ID: a.ID, Text: a.Text}, c, uint64(i))
			s := newScene(sentence.Parse(b.Text), nil, d)
			if len(s.doc.Paragraphs()) < 4 {
				continue
			}
			e := example{features: orderFeatures(s, newCrowd(s))}
			if c == corpus.Shuffled {
				e.shuffled = 1
			}
			for _, f := range e.features {
				counts[f]++
			}
			examples = append(examples, e)
		}
	}
	v := linear.NewVocabulary(counts, 3)
	var data []*linear.Sequence
	for _, e := range examples {
		seq := new(linear.Sequence)
		seq.Append(v, e.features, e.shuffled)
		data = append(data, seq)
	}
	w := linear.Learn(v, data, linear.Options{Labels: 2, Epochs: 20, Rate: 0.05, L2: 1e-3, Seeds: []uint64{1}})
	return w.Encode(v, 0.01, 4)
}
