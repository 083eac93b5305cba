//go:build train

package sentence

import (
	"encoding/gob"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strings"

	"whosaid/internal/corpus"
	"whosaid/internal/syntax"
)

// Folds are the parts of the news articles that models are trained without,
// so that what is trained on their output sees it as it will be in use.
const Folds = 3

// FoldOf is the fold that an article is in.
func FoldOf(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % Folds)
}

var foldModels [Folds]*syntax.Model

var foldFiles [Folds]map[string][]byte

// WriteFolds writes the folds' networks, for ReadFolds.
func WriteFolds(w io.Writer) error { return gob.NewEncoder(w).Encode(foldFiles) }

// ReadFolds puts the folds' networks of another run to use, so that what learns
// from unseen grammar need not wait for TrainGrammar.
func ReadFolds(r io.Reader) error {
	if err := gob.NewDecoder(r).Decode(&foldFiles); err != nil {
		return err
	}
	for i, f := range foldFiles {
		foldModels[i] = syntax.FromFiles(f)
	}
	return nil
}

// HaveFolds tells whether there are networks for UnseenGrammar.
func HaveFolds() bool { return foldModels[0] != nil }

// UnseenGrammar makes the document's Grammar that of models which did not
// learn from the article's fold. It must come before any call of Grammar.
func (d *Document) UnseenGrammar(id string) {
	d.grammar.once.Do(func() { d.grammar.words = d.parseWith(foldModels[FoldOf(id)]) })
}

var classAliases = map[string]string{"HYPH": ":", "NFP": ":", "ADD": "NN", "GW": "NN", "AFX": "JJ", "#": "SYM", "LS": "CD", "FW": "NN"}

var relationAliases = map[string]string{
	"obj": "dobj", "obl": "nmod", "obl:agent": "nmod", "flat": "compound", "aux:pass": "auxpass", "nsubj:pass": "nsubjpass",
	"obl:unmarked": "nmod:tmod", "nmod:unmarked": "nmod:tmod", "nmod:npmod": "nmod:tmod", "fixed": "mwe", "nmod:desc": "compound",
	"nsubj:outer": "nsubj", "csubj": "nsubj", "csubjpass": "nsubjpass", "csubj:pass": "nsubjpass", "det:predet": "det", "cc:preconj": "cc",
	"advcl:relcl": "advcl",
}

func classFor(tag string) uint8 {
	if a := classAliases[tag]; a != "" {
		tag = a
	}
	c, _ := ClassOf(tag)
	return uint8(c)
}

func relationFor(name, norm string) uint8 {
	if a := relationAliases[name]; a != "" {
		name = a
	}
	if low := strings.ToLower(norm); name == "advmod" && (low == "not" || low == "n't") {
		name = "neg"
	}
	r, _ := RelationOf(name)
	return uint8(r)
}

// nameHeads gives names their last word as head, as the Stanford dependencies
// do, where Universal Dependencies have the first (flat).
func nameHeads(tokens []corpus.TreeToken) {
	last := make([]int, len(tokens))
	for i := range last {
		last[i] = i
	}
	for i, t := range tokens {
		if t.Rel == "flat" && t.Head >= 0 && i > t.Head {
			last[t.Head] = i
		}
	}
	old := append([]corpus.TreeToken{}, tokens...)
	for i := range tokens {
		switch h := old[i].Head; {
		case last[i] != i: // the first word of a name
			tokens[i].Head, tokens[i].Rel = last[i], "compound"
		case h >= 0 && old[i].Rel == "flat" && last[h] == i: // its last
			tokens[i].Head, tokens[i].Rel = old[h].Head, old[h].Rel
			if up := old[h].Head; up >= 0 {
				tokens[i].Head = last[up]
			}
		case h >= 0:
			tokens[i].Head = last[h]
		}
	}
}

// treesOf lays gold words over a document's own tokens, one tree for each of
// its sentences. gold must be in the order of the text, heads counted over all of it.
func treesOf(d *Document, gold []corpus.TreeToken) []*syntax.Tree {
	of := make([]int, len(gold)) // the token that holds each gold word
	covers := make([][2]int, len(d.tokens))
	g := 0
	for i, t := range d.tokens {
		for g < len(gold) && gold[g].End <= t.Start {
			of[g] = max(0, i-1)
			g++
		}
		from := g
		if from > 0 && gold[from-1].End > t.Start {
			from--
		}
		to := g
		for to < len(gold) && gold[to].Start < t.End {
			of[to] = i
			to++
		}
		covers[i] = [2]int{from, to}
		g = to
	}
	for ; g < len(gold); g++ {
		of[g] = len(d.tokens) - 1
	}
	var out []*syntax.Tree
	for _, s := range d.sentences {
		if s.Last-s.First > longest {
			continue
		}
		tree := &syntax.Tree{}
		for i := s.First; i < s.Last; i++ {
			w := syntax.Word{Head: -1, Relation: syntax.Root}
			if c := covers[i]; c[0] < c[1] {
				// Of several gold words in one token the one that leaves it speaks for all.
				lead := c[1] - 1
				for j := c[0]; j < c[1]; j++ {
					if h := gold[j].Head; h < c[0] || h >= c[1] {
						lead = j
					}
				}
				w.Class = classFor(gold[lead].Class)
				if h := gold[lead].Head; h >= 0 && of[h] != i && of[h] >= s.First && of[h] < s.Last {
					w.Head = int32(of[h] - s.First)
					w.Relation = relationFor(gold[lead].Rel, d.tokens[i].Norm)
				}
			}
			tree.Norms = append(tree.Norms, d.tokens[i].Norm)
			tree.Words = append(tree.Words, w)
		}
		if acyclic(tree.Words) {
			out = append(out, tree)
		}
	}
	return out
}

func acyclic(words []syntax.Word) bool {
	for i := range words {
		steps := 0
		for h := words[i].Head; h >= 0; h = words[h].Head {
			if steps++; steps > len(words) {
				return false
			}
		}
	}
	return true
}

// silverTrees are the trees of a news article under a condition.
func silverTrees(a *corpus.Article, silver *corpus.Silver, c corpus.Condition) []*syntax.Tree {
	var gold []corpus.TreeToken
	carried := &corpus.Article{ID: a.ID, Text: a.Text}
	for _, s := range silver.Sentences {
		base := len(gold)
		for _, t := range s {
			if t.Head >= 0 {
				t.Head += base
			}
			carried.Attributions = append(carried.Attributions, corpus.Attribution{ID: fmt.Sprint(len(gold)), Content: []corpus.Span{t.Span}})
			gold = append(gold, t)
		}
	}
	damaged := corpus.Damage(carried, c, 1)
	number := make([]int, len(gold))
	for i := range number {
		number[i] = -1
	}
	var kept []corpus.TreeToken
	for _, at := range damaged.Attributions {
		var i int
		fmt.Sscan(at.ID, &i)
		t := gold[i]
		t.Start, t.End = at.Content[0].Start, at.Content[len(at.Content)-1].End
		number[i] = len(kept)
		kept = append(kept, t)
	}
	for i := range kept {
		if h := kept[i].Head; h >= 0 {
			kept[i].Head = number[h]
		}
	}
	return treesOf(Parse(damaged.Text), kept)
}

// bankTrees are the trees of a treebank, its sentences under the conditions in turn.
func bankTrees(path string, conditions ...corpus.Condition) ([]*syntax.Tree, error) {
	bank, err := corpus.Treebank(path)
	if err != nil {
		return nil, err
	}
	var out []*syntax.Tree
	for i, t := range bank {
		nameHeads(t.Tokens)
		a := &corpus.Article{ID: fmt.Sprint(i), Text: t.Text}
		out = append(out, silverTrees(a, &corpus.Silver{Sentences: [][]corpus.TreeToken{t.Tokens}}, conditions[i%len(conditions)])...)
	}
	return out, nil
}

// TrainGrammar trains the network of the grammar on the silver trees of the news
// articles and on the treebanks, half of them stripped, and one for each fold
// without the articles of that fold.
func TrainGrammar(corpora, _ string) (map[string][]byte, error) {
	articles, silver, err := corpus.TrainNews(corpora)
	if err != nil {
		return nil, err
	}
	conditions := []corpus.Condition{corpus.Intact, corpus.Stripped}
	var banks []*syntax.Tree
	for _, name := range []string{"ewt", "gum"} {
		trees, err := bankTrees(filepath.Join(corpora, "treebanks", name+"-train.conllu.gz"), corpus.Intact, corpus.Stripped)
		if err != nil {
			return nil, err
		}
		banks = append(banks, trees...)
	}
	var byFold [Folds][]*syntax.Tree
	for i, a := range articles {
		if silver[a.ID] != nil {
			f := FoldOf(a.ID)
			byFold[f] = append(byFold[f], silverTrees(a, silver[a.ID], conditions[i%2])...)
		}
	}
	// Two at a time: each learns alone, so the order does not matter.
	var files map[string][]byte
	jobs, done := make(chan int), make(chan bool)
	for range 2 {
		go func() {
			for skip := range jobs {
				trees := append([]*syntax.Tree{}, banks...)
				for f := range byFold {
					if f != skip {
						trees = append(trees, byFold[f]...)
					}
				}
				m, out := syntax.Learn(trees)
				if skip < 0 {
					files = out
					syntax.Install(m)
				} else {
					foldModels[skip], foldFiles[skip] = m, out
				}
			}
			done <- true
		}()
	}
	for skip := -1; skip < Folds; skip++ {
		jobs <- skip
	}
	close(jobs)
	<-done
	<-done
	if os.Getenv("WHOSAID_VERBOSE") != "" {
		return files, grammarFigures(corpora)
	}
	return files, nil
}

// grammarFigures measures the grammar against the dev sets' trees.
func grammarFigures(corpora string) error {
	articles, err := corpus.News(filepath.Join(corpora, "news", "dev.jsonl.gz"))
	if err != nil {
		return err
	}
	silver, err := corpus.Silvers(filepath.Join(corpora, "news", "dev.silver.jsonl.gz"))
	if err != nil {
		return err
	}
	for _, c := range []corpus.Condition{corpus.Intact, corpus.Stripped} {
		sets := map[string][]*syntax.Tree{}
		for _, a := range articles {
			if silver[a.ID] == nil {
				continue
			}
			sets["news (silver)"] = append(sets["news (silver)"], silverTrees(a, silver[a.ID], c)...)
		}
		for _, name := range []string{"ewt", "gum"} {
			if sets[name], err = bankTrees(filepath.Join(corpora, "treebanks", name+"-dev.conllu.gz"), c); err != nil {
				return err
			}
		}
		for _, name := range []string{"news (silver)", "ewt", "gum"} {
			var n, tag, head, both int
			p := syntax.NewParser(syntax.Default())
			for _, t := range sets[name] {
				words := make([]syntax.Word, len(t.Norms))
				p.Parse(t.Norms, words)
				for i, w := range words {
					g := t.Words[i]
					if syntax.Relations[g.Relation] == "punct" {
						continue
					}
					n++
					if w.Class == g.Class {
						tag++
					}
					if w.Head == g.Head {
						head++
						if w.Relation == g.Relation {
							both++
						}
					}
				}
			}
			share := func(k int) float64 { return 100 * float64(k) / float64(n) }
			fmt.Fprintf(os.Stderr, "%-14s %-9s tag %.1f UAS %.1f LAS %.1f (%d words, punctuation aside)\n", name, c, share(tag), share(head), share(both), n)
		}
	}
	return nil
}
