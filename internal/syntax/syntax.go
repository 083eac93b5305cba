package syntax

import (
	_ "embed"
	"math"

	"whosaid/internal/linear"
)

var (
	//go:embed tagger.model
	taggerFile string
	//go:embed parser.model
	parserFile string

	models = &Models{linear.MustOpen(taggerFile), linear.MustOpen(parserFile)}
)

// Models are a tagger and a parser. Goroutines may share them.
type Models struct{ tagger, parser *linear.Model }

// Default are the models that are part of the program.
func Default() *Models { return models }

// A Parser holds the working memory for parsing sentence after sentence; one
// goroutine at a time.
type Parser struct {
	models   *Models
	forms    []form
	folded   []byte
	features []linear.Feature
	scores   [max(transitions, len(Classes))]int32
	state    state
}

// NewParser is a parser with these models.
func NewParser(m *Models) *Parser { return &Parser{models: m} }

// Parse finds the classes, heads and relations of a sentence's words, given in
// well-kept spelling; words has room for one Word each.
func (p *Parser) Parse(sentence []string, words []Word) {
	p.forms = p.forms[:0]
	for _, w := range sentence {
		var f form
		f, p.folded = read(w, p.folded)
		p.forms = append(p.forms, f)
	}
	for i := range words {
		p.features = tagFeatures(p.features[:0], p.forms, words, i)
		words[i].Class = uint8(p.best(p.models.tagger, func(int) bool { return true }))
	}
	s := &p.state
	s.reset(words)
	for !s.done() {
		p.features = s.features(p.features[:0], p.forms)
		s.apply(p.best(p.models.parser, s.legal))
	}
}

func (s *state) legal(transition int) bool {
	switch {
	case transition == shift:
		return s.canShift()
	case isLeft(transition):
		return s.canLeft()
	}
	return s.canRight()
}

func (p *Parser) best(m *linear.Model, legal func(int) bool) int {
	scores := p.scores[:m.Labels()]
	clear(scores)
	m.AddAll(scores, p.features)
	best, top := -1, int32(math.MinInt32)
	for i, s := range scores {
		if s > top && legal(i) {
			best, top = i, s
		}
	}
	return best
}
