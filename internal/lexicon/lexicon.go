// Package lexicon holds the word lists that come with the library: forenames
// and clusters of words. README.md says where each is from and under which terms.
package lexicon

import (
	_ "embed"
	"encoding/binary"
	"strings"

	"whosaid/internal/linear"
)

// Each line of the table is a forename, the share of girls among those born
// under it in tenths (A for none to K for all), and the number of digits of
// the number of births. The lines are sorted.
//
//go:embed forenames.txt
var forenames string

// Forename looks up a forename in lower case: the share of girls among those
// born under it in the United States, and how many digits the number of those
// births has (3 to 7), 0 if the name is not known.
func Forename(name string) (girls float64, digits int) {
	low, high := 0, len(forenames)
	for low < high {
		mid := low + (high-low)/2
		start := low + strings.LastIndexByte(forenames[low:mid], '\n') + 1
		end := mid + strings.IndexByte(forenames[mid:], '\n')
		line := forenames[start:end]
		switch key := line[:len(line)-2]; {
		case key == name:
			return float64(line[len(line)-2]-'A') / 10, int(line[len(line)-1] - '0')
		case key < name:
			low = end + 1
		default:
			high = start
		}
	}
	return 0, 0
}

// Each entry is the high half of the hash of a word and the number of its
// cluster; they are sorted.
//
//go:embed clusters.bin
var clusters string

const entry = 5

// Cluster is the number, 1 to 256, of the cluster of a lower-case word among
// those that newswire uses in like places; 0 if the word is not known.
func Cluster(word string) int {
	key := uint32(linear.String(word) >> 32)
	low, high := 0, len(clusters)/entry
	for low < high {
		mid := (low + high) / 2
		row := clusters[mid*entry : (mid+1)*entry]
		switch k := binary.BigEndian.Uint32([]byte(row[:4])); {
		case k == key:
			return int(row[4]) + 1
		case k < key:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0
}
