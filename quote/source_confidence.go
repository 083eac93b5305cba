package quote

import (
	_ "embed"
	"fmt"
	"math"
)

//go:embed source.txt
var sourceFile string

var sourceWeights = mustOpenSourceWeights(sourceFile)

// sourceSigns are what tells how sure the source of a reading is.
type sourceSigns struct {
	told       float64 // the cue network's odds of its tokens to be in a source
	confidence float64 // that it is a quote at all
	share      float64 // of the odds of the candidates that match, what those have whose source overlaps with this one
}

// The terms of a logistic regression over the signs.
const (
	sourceBias = iota
	sourceTold
	sourceConfidence
	sourceShare
	sourceOnly // (nearly) all of the share, for which there are no log-odds
	sourceTerms
)

type sourceModel [sourceTerms]float64

func (s sourceSigns) terms() sourceModel {
	t := sourceModel{sourceBias: 1, sourceTold: max(-1.5, min(2, s.told/4)), sourceConfidence: logit(s.confidence) / 3}
	if s.share > 0.9999 {
		t[sourceOnly] = 1
	} else {
		t[sourceShare] = max(-3, min(5, logit(s.share))) / 4
	}
	return t
}

func logit(p float64) float64 {
	p = max(1e-4, min(1-1e-4, p))
	return math.Log(p / (1 - p))
}

// of is how sure it is that the source is right.
func (m *sourceModel) of(t sourceModel) float64 {
	sum := 0.0
	for i := range m {
		sum += float64(m[i] * t[i]) // not fused, so that all machines find the same
	}
	return 1 / (1 + math.Exp(-sum))
}

// sourceSigns are those of the best candidate.
func (x *look) sourceSigns(list []candidate) sourceSigns {
	best := &list[x.best]
	s := sourceSigns{told: float64(best.told.source), confidence: x.confidence}
	all := 0.0
	for j := range list {
		y := &list[j]
		if !best.content.matches(y.content) {
			continue
		}
		all += x.odds[j]
		if meet(y.source, best.source) {
			s.share += x.odds[j]
		}
	}
	s.share /= all
	return s
}

// meet tells whether two runs of tokens have any in common.
func meet(a, b [2]int) bool { return a[0] < b[1] && b[0] < a[1] }

func mustOpenSourceWeights(file string) (m sourceModel) {
	var numbers []any
	for i := range m {
		numbers = append(numbers, &m[i])
	}
	if _, err := fmt.Sscan(file, numbers...); err != nil {
		panic("quote: source.txt: " + err.Error())
	}
	return m
}

func (m sourceModel) String() string {
	out := ""
	for _, w := range m {
		out += fmt.Sprintf("%.2f\n", w)
	}
	return out
}
