//go:build train

package speaker

import (
	"fmt"
	"slices"
	"strings"

	"whosaid/internal/corpus"
)

// countNouns writes the table of nouns for people: those that stand beside a
// personal name as its title, its apposition or what it is said to be, in at
// least two articles, as an automatic reader marked them.
func countNouns(articles []*corpus.Article, silvers map[string]*corpus.Silver) string {
	beside, all, in := make(map[string]int), make(map[string]int), make(map[string]int)
	for _, a := range articles {
		seen := make(map[string]bool)
		sv := silvers[a.ID]
		if sv == nil {
			continue
		}
		for _, sent := range sv.Sentences {
			for i, t := range sent {
				word := strings.ToLower(a.Text[t.Start:t.End])
				if t.Class != "NN" && word != "republican" && word != "democrat" || strings.ContainsFunc(word, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') }) {
					continue
				}
				all[word]++
				if besidePerson(sent, i) {
					beside[word]++
					if !seen[word] {
						in[word]++
						seen[word] = true
					}
				}
			}
		}
	}
	var lines []string
	for word, n := range beside {
		share := float64(n) / float64(all[word])
		if in[word] < 2 || share < 0.04 {
			continue
		}
		level := 1
		if share >= 0.3 {
			level = 3
		} else if share >= 0.1 || n >= 20 {
			level = 2
		}
		lines = append(lines, fmt.Sprintf("%s %d\n", word, level))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func besidePerson(sent []corpus.TreeToken, i int) bool {
	t := &sent[i]
	person := func(k int) bool { return k >= 0 && k < len(sent) && sent[k].Entity == "PERSON" }
	if person(t.Head) && (t.Rel == "appos" || t.Rel == "compound" && person(i+1)) {
		return true
	}
	determined, subject := false, false
	for k := range sent {
		if sent[k].Head != i {
			continue
		}
		switch sent[k].Rel {
		case "appos":
			if person(k) {
				return true
			}
		case "nsubj":
			subject = subject || person(k)
		case "det":
			determined = true
		}
	}
	return determined && subject
}
