package quote

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOnce(t *testing.T) {
	at := func(cueAt int, confidence float64, c ...[2]int) reading {
		return reading{candidate: candidate{content: c}, cue: cue{first: cueAt, last: cueAt + 1}, confidence: confidence}
	}
	tests := []struct {
		name      string
		all, want []reading
	}{
		{"nothing", nil, nil},
		{"each its own", []reading{at(1, .5, [2]int{2, 9}), at(11, .6, [2]int{12, 15})}, []reading{at(1, .5, [2]int{2, 9}), at(11, .6, [2]int{12, 15})}},
		{"one within the other", []reading{at(1, .5, [2]int{2, 9}), at(3, .6, [2]int{4, 9})}, []reading{at(1, .5, [2]int{2, 9}), at(3, .6, [2]int{4, 9})}},
		{"the surer stays", []reading{at(1, .5, [2]int{2, 12}), at(13, .6, [2]int{2, 11}), at(20, .4, [2]int{21, 25})}, []reading{at(13, .6, [2]int{2, 11}), at(20, .4, [2]int{21, 25})}},
		{"of three one", []reading{at(1, .5, [2]int{2, 12}), at(13, .6, [2]int{2, 12}), at(14, .55, [2]int{2, 12})}, []reading{at(13, .6, [2]int{2, 12})}},
		{"shared out", []reading{at(4, .9, [2]int{0, 3}, [2]int{8, 12}), at(6, .5, [2]int{0, 3}, [2]int{8, 12})}, []reading{at(4, .9, [2]int{0, 3}), at(6, .5, [2]int{8, 12})}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, once(test.all)) })
	}
}
