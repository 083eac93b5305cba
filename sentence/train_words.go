//go:build train

package sentence

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
)

const (
	lexiconSize = 40000 // so many of the most frequent words are in the lexicon
	leastTagged = 3     // a word seen less often has no class in the lexicon
)

// trainWords makes the lexicon: clusters, rank and classes of frequent words.
func trainWords(corpora, lexicons string) ([]byte, error) {
	tags := make(map[string]map[string]int)
	if err := countTags(corpora, tags); err != nil {
		return nil, err
	}
	numbers := numberTags(tags)
	rows := make(map[linear.Feature]*[lookupLabels]float32)
	var keys []linear.Feature
	row := func(key linear.Feature) *[lookupLabels]float32 {
		r := rows[key]
		if r == nil {
			r = new([lookupLabels]float32)
			rows[key] = r
			keys = append(keys, key)
		}
		return r
	}
	n := 0
	inner := make(map[int][]int) // the clusters of 1,024 in each of 256
	err := eachLine(filepath.Join(lexicons, "word-clusters.tsv.gz"), func(line string) error {
		if n++; n > lexiconSize {
			return nil
		}
		var w string
		var c64, c256, c1024 int
		if _, err := fmt.Sscan(line, &w, &c64, &c256, &c1024); err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
		rank := 1
		for r := n; r > 16; r = r * 2 / 3 {
			rank++
		}
		if !slices.Contains(inner[c256], c1024) {
			inner[c256] = append(inner[c256], c1024)
		}
		r := row(lowerHash(w))
		r[innerLabel] = float32(slices.Index(inner[c256], c1024))
		r[fineLabel], r[rankLabel] = float32(c256-128), float32(rank)
		row(coarseKey(c256))[0] = float32(c64 + 1)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for w, counts := range tags {
		first, second := "", ""
		total := 0
		for t, n := range counts {
			total += n
			if first == "" || n > counts[first] || n == counts[first] && t < first {
				first = t
			}
		}
		for t, n := range counts {
			if t != first && n*10 >= total && (second == "" || n > counts[second] || n == counts[second] && t < second) {
				second = t
			}
		}
		if total >= leastTagged {
			r := row(lowerHash(w))
			r[tagLabel], r[secondLabel] = float32(numbers[first]), float32(numbers[second])
		}
	}
	slices.Sort(keys)
	var values []float32
	for _, k := range keys {
		values = append(values, rows[k][:]...)
	}
	return linear.Encode(lookupLabels, keys, values, 0.5, 127), nil
}

// numberTags numbers the word classes from 1; no class is 0.
func numberTags(tags map[string]map[string]int) map[string]int {
	total := make(map[string]int)
	for _, counts := range tags {
		for t, n := range counts {
			total[t] += n
		}
	}
	var names []string
	for t := range total {
		names = append(names, t)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(total[b], total[a]), strings.Compare(a, b))
	})
	numbers := make(map[string]int)
	for i, t := range names {
		numbers[t] = min(i+1, 120)
	}
	return numbers
}

// countTags counts the classes of each word, in lower case, in the treebanks
// and in the news as CoreNLP read them.
func countTags(corpora string, tags map[string]map[string]int) error {
	add := func(w, tag string) {
		w = strings.ToLower(w)
		if tags[w] == nil {
			tags[w] = make(map[string]int)
		}
		tags[w][tag]++
	}
	for _, name := range []string{"ewt", "gum"} {
		err := eachLine(filepath.Join(corpora, "treebanks", name+"-train.conllu.gz"), func(line string) error {
			if f := strings.Split(line, "\t"); len(f) > 4 && !strings.ContainsAny(f[0], "-.") {
				add(f[1], f[4])
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	texts := make(map[string]string)
	err := corpus.ReadLines(filepath.Join(corpora, "news/train.jsonl.gz"), func(d *struct{ ID, Text string }) error {
		texts[d.ID] = d.Text
		return nil
	})
	if err != nil {
		return err
	}
	type article struct {
		ID        string
		Sentences [][][]json.RawMessage
	}
	return corpus.ReadLines(filepath.Join(corpora, "news/train.silver.jsonl.gz"), func(a *article) error {
		for _, s := range a.Sentences {
			for _, t := range s {
				var span Span
				var tag string
				for i, v := range []any{&span.Start, &span.End, &tag} {
					if err := json.Unmarshal(t[i], v); err != nil {
						return err
					}
				}
				add(span.In(texts[a.ID]), tag)
			}
		}
		return nil
	})
}

// eachLine calls each for the lines of a gzipped file.
func eachLine(path string, each func(line string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		if err := each(lines.Text()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return lines.Err()
}
