package sentence

import (
	_ "embed"

	"whosaid/internal/linear"
)

//go:embed boundary.model
var boundaryModel string

var boundaries = linear.MustOpen(boundaryModel)

// eager is how much sooner a sentence ends between a mark and a capital than
// the classifier, which is shy after so many features were left out in training,
// would have it.
const eager = 8

// A segmenter finds the places in a paragraph where a sentence ends.
type segmenter struct {
	text     string
	tokens   []Token // of the paragraph
	features []linear.Feature
	summed   int      // so many of the features are in sums
	sums     [2]int32 // of their weights
	start    int      // the token with which the sentence in work starts
	eager    bool     // whether the place at hand comes after a mark and before no small letter
	closed   int      // 1 if the paragraph ends in a full stop or the like
}

// begin takes up a paragraph.
func (s *segmenter) begin(text string, tokens []Token) {
	s.text, s.tokens, s.start, s.closed = text, tokens, 0, 0
	for i := len(tokens) - 1; i > 0 && i > len(tokens)-4; i-- {
		if terminal(tokens[i].Norm) {
			s.closed = 1
		}
	}
}

// ends tells whether a sentence ends after token i, which is not the last.
func (s *segmenter) ends(i int) bool {
	if !s.candidate(i) || !s.extract(i, true) {
		return false
	}
	scores := s.scores()
	if s.eager {
		scores[1] += eager
	}
	return scores[1] > scores[0]
}

// candidate tells whether a sentence may end after token i at all: after a
// mark, or before a word that does not begin with a small letter.
func (s *segmenter) candidate(i int) bool {
	if terminal(s.tokens[i].Norm) {
		return true
	}
	if s.closing(i) && shapeOf(s.tokens[i+1].Norm) == 2 && s.tokens[i].Norm == "\"" {
		return false // “Did he win?” she asked
	}
	switch t := s.tokens[i+1].Norm; t {
	case ",", ".", "?", "!", ":", ";", ")", "]", "%", "'s", "n't", "...", "":
		return false
	default:
		c := t[0]
		if s.tokens[i+1].Start == s.tokens[i].End {
			return false
		}
		if class7(c)&lowerByte != 0 {
			return t == "i" || !wordish(s.tokens[i].Norm[len(s.tokens[i].Norm)-1]) || len(t) > 8 && t[:4] == "http"
		}
		return true
	}
}
