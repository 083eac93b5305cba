//go:build train

package speaker

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whosaid/internal/corpus"
	"whosaid/sentence"
)

const (
	knownArticles = 2 // that name somebody in full, for him to be known
	knownRoles    = 2 // that call him by a word
)

// countKnown writes the table of the people who are named in full in several
// of the articles, with the words of their titles and descriptions.
func countKnown(articles []*corpus.Article, d detectorModel) string {
	type entry struct {
		articles int
		roles    map[string]int
	}
	all := make(map[string]*entry)
	for _, a := range articles {
		s := newScene(sentence.Parse(a.Text), nil, d)
		s.grammar = s.doc.Grammar()
		seen := make(map[string]map[string]bool)
		for i := range s.people {
			p := &s.people[i]
			if len(p.parts) < 2 || strings.ContainsAny(p.parts[0]+p.family(), " \t\n") {
				continue
			}
			key := p.parts[0] + " " + bare(p.family())
			if seen[key] == nil {
				seen[key] = make(map[string]bool)
			}
			for _, at := range p.names {
				s.roles(&s.names[at], func(i int) {
					if w := &s.words[i]; w.capital() {
						seen[key][w.fold] = true
					} else if norm := s.doc.Tokens()[i].Norm; human(w, norm) > 0 {
						seen[key][norm] = true
					}
				})
			}
		}
		for key, roles := range seen {
			e := all[key]
			if e == nil {
				e = &entry{roles: make(map[string]int)}
				all[key] = e
			}
			e.articles++
			for w := range roles {
				e.roles[w]++
			}
		}
	}
	keys := make([]string, 0, len(all))
	for key, e := range all {
		if e.articles >= knownArticles {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(all[b].articles-all[a].articles, strings.Compare(a, b))
	})
	var out strings.Builder
	for _, key := range keys {
		e := all[key]
		fmt.Fprint(&out, key, " ", e.articles)
		var words []string
		for w, n := range e.roles {
			if n >= knownRoles && 50*n >= e.articles && !strings.ContainsAny(w, " \t\n+") {
				if 10*n >= e.articles {
					w += "+"
				}
				words = append(words, w)
			}
		}
		slices.Sort(words)
		for _, w := range words {
			fmt.Fprint(&out, " ", w)
		}
		fmt.Fprintln(&out)
	}
	return out.String()
}
