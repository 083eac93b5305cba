//go:build train

package speaker

import (
	"math"
	"path/filepath"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
)

// Train fits the models of this package on the news of the corpora, puts them
// to use and returns their files by path from the module's root.
//
// The ranker learns on what a detector finds that has not seen the ranker's
// articles, so that it meets names as badly read as they will be later; the
// detector that is kept has seen them all.
func Train(corpora, _ string) (map[string][]byte, error) {
	articles, silvers, err := corpus.TrainNews(corpora)
	if err != nil {
		return nil, err
	}
	names, err := readSilver(filepath.Join(corpora, "news", "train.silver.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	var with, without []*corpus.Article
	for _, a := range articles {
		names[a.ID] = correct(a, names[a.ID])
		if hasSpeakers(a) {
			with = append(with, a)
		} else {
			without = append(without, a)
		}
	}
	blind := openDetector(string(trainDetector(without, names)))
	nounsFile = countNouns(articles, silvers)
	nouns = openNouns(nounsFile)
	knownFile = countKnown(articles, blind)
	known = openKnown(knownFile)
	orderFile = string(trainOrder(without, blind))
	orderModel = openRanker(orderFile)
	data, more := lessonsTwice(with, without, blind)
	rankerFile = string(trainRanker(append(data, more...), rankerDefaults))
	ranker = openRanker(rankerFile)
	linkFile = string(trainRanker(linkTrials(append(data, more...)), linkerDefaults))
	linker = openRanker(linkFile)
	calibration = calibrate(with, more, blind)
	thresholdFile = calibration.String()
	peopleFile = string(trainDetector(articles, names))
	people = openDetector(peopleFile)
	return map[string][]byte{
		"speaker/people.model":  []byte(peopleFile),
		"speaker/ranker.model":  []byte(rankerFile),
		"speaker/link.model":    []byte(linkFile),
		"speaker/order.model":   []byte(orderFile),
		"speaker/nouns.txt":     []byte(nounsFile),
		"speaker/known.txt":     []byte(knownFile),
		"speaker/threshold.txt": []byte(thresholdFile),
	}, nil
}

func hasSpeakers(a *corpus.Article) bool {
	for i := range a.Attributions {
		if a.Attributions[i].Speaker != nil {
			return true
		}
	}
	return false
}

// lessons are the trials of articles in every condition.
func lessons(articles []*corpus.Article, d detectorModel) []*trial {
	var out []*trial
	for _, a := range articles {
		for _, c := range corpus.Conditions {
			out = append(out, trials(corpus.Damage(a, c, 1), d, c)...)
		}
		out = append(out, trials(corpus.Damage(a, corpus.Shuffled, 2), d, corpus.Shuffled)...)
	}
	return out
}

// sureEnough is how certain a ranker must be of a speaker for another to learn from it.
const sureEnough = 0.9

// lessonsTwice are the trials of the articles with speakers, and more: a ranker
// that has learned from these names the speakers of the other articles in
// their order, so that another can learn what a pronoun means when the same
// paragraphs are shuffled.
func lessonsTwice(with, without []*corpus.Article, d detectorModel) (data, more []*trial) {
	data = append(lessons(with, d), describedLessons(with, d, 2, corpus.Conditions...)...)
	m := openRanker(string(trainRanker(data, rankerDefaults)))
	for _, a := range without {
		named := guess(a, d, m)
		for _, t := range trials(corpus.Damage(named, corpus.Shuffled, 3), d, corpus.Shuffled) {
			if t.form == thirdPerson {
				more = append(more, t)
			}
		}
		more = append(more, describedLessons([]*corpus.Article{named}, d, 1, corpus.Intact, corpus.Shuffled)...)
	}
	return data, more
}

// guess is a copy of the article with the speakers of which the ranker is sure.
func guess(a *corpus.Article, d detectorModel, m *linear.Model) *corpus.Article {
	out := *a
	out.Attributions = append([]corpus.Attribution{}, a.Attributions...)
	s := goldScene(a, d)
	if len(s.words) == 0 {
		return &out
	}
	c := &cast{s: s}
	r := newRanking(s)
	r.ordered = true
	for _, i := range s.reading() {
		r.list(i)
		r.weigh(m, nil) // in order, nothing is adrift
		best := r.best()
		r.remember(i, best.who, 1)
		if math.Exp(best.score) < sureEnough {
			continue
		}
		switch {
		case best.who >= 0:
			out.Attributions[i].Speaker = &corpus.Speaker{Kind: "person", Name: c.nameOf(&s.people[best.who])}
		case best.who == aGroup:
			out.Attributions[i].Speaker = &corpus.Speaker{Kind: "group"}
		}
	}
	return &out
}
