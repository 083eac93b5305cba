//go:build train

package lexicon

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"whosaid/internal/linear"
)

const (
	leastBirths  = 800   // a forename with fewer is left out
	clusteredLen = 60000 // so many of the most frequent words keep their cluster
)

// Build makes the tables from the folder of the lexicons and puts them to use.
func Build(dir string) (map[string][]byte, error) {
	var names []string
	err := eachLine(filepath.Join(dir, "us-forenames.tsv.gz"), func(line string) {
		var name string
		var girls, boys int
		if n, _ := fmt.Sscan(line, &name, &girls, &boys); n < 3 || girls+boys < leastBirths {
			return
		}
		births := girls + boys
		names = append(names, fmt.Sprintf("%s%c%d\n", name, 'A'+(10*girls+births/2)/births, len(fmt.Sprint(births))))
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(a[:len(a)-3], b[:len(b)-3]) })
	var entries []uint64
	rank := 0
	err = eachLine(filepath.Join(dir, "word-clusters.tsv.gz"), func(line string) {
		var word string
		var coarse, middle int
		if n, _ := fmt.Sscan(line, &word, &coarse, &middle); n < 3 || rank >= clusteredLen || strings.IndexFunc(word, unicode.IsLetter) < 0 {
			return
		}
		rank++
		entries = append(entries, uint64(linear.String(word)>>32)<<8|uint64(middle&0xff))
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(entries)
	var table []byte
	for _, e := range entries {
		table = append(binary.BigEndian.AppendUint32(table, uint32(e>>8)), byte(e))
	}
	vectorTable, err := buildVectors(dir)
	if err != nil {
		return nil, err
	}
	forenames, clusters, vectors = strings.Join(names, ""), string(table), string(vectorTable)
	return map[string][]byte{
		"internal/lexicon/forenames.txt": []byte(forenames),
		"internal/lexicon/clusters.bin":  table,
		"internal/lexicon/vectors.bin":   vectorTable,
	}, nil
}

func eachLine(path string, each func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	s := bufio.NewScanner(z)
	for s.Scan() {
		each(s.Text())
	}
	return s.Err()
}
