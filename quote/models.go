package quote

import (
	_ "embed"
	"math"

	"whosaid/internal/linear"
)

var (
	//go:embed cue.model
	cueFile string
	//go:embed argument.model
	argumentFile string

	//go:embed verbatim.model
	verbatimFile string

	//go:embed confidence.model
	confidenceFile string

	installed = newModels(cueFile, argumentFile, verbatimFile, confidenceFile)
)

// models are the learned parts of the finder. Goroutines may share them.
type models struct {
	cue, argument, verbatim, confidence    *linear.Model
	cueChain, argumentChain, verbatimChain *linear.Chain
}

func newModels(cue, argument, verbatim, confidence string) *models {
	m := &models{cue: linear.MustOpen(cue), argument: linear.MustOpen(argument), verbatim: linear.MustOpen(verbatim), confidence: linear.MustOpen(confidence)}
	m.cueChain = linear.ChainOf(m.cue, mayFollow)
	m.argumentChain = linear.ChainOf(m.argument, argumentMayFollow)
	m.verbatimChain = linear.ChainOf(m.verbatim, anyMayFollow)
	return m
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
