package quote

import (
	_ "embed"

	"whosaid/internal/linear"
)

var (
	//go:embed cue.model
	cueFile string
	//go:embed argument.model
	argumentFile string

	//go:embed verbatim.model
	verbatimFile string

	//go:embed rerank.model
	rerankFile string

	installed = newModels(cueFile, argumentFile, verbatimFile, rerankFile)
)

// models are the learned parts of the finder. Goroutines may share them.
type models struct {
	cue, argument, verbatim, rerank        *linear.Table
	cueChain, argumentChain, verbatimChain *linear.Chain
}

func newModels(cue, argument, verbatim, rerank string) *models {
	m := &models{cue: linear.MustOpenTable(cue), argument: linear.MustOpenTable(argument), verbatim: linear.MustOpenTable(verbatim), rerank: linear.MustOpenTable(rerank)}
	m.cueChain = linear.ChainOf(m.cue, mayFollow)
	m.argumentChain = linear.ChainOf(m.argument, argumentMayFollow)
	m.verbatimChain = linear.ChainOf(m.verbatim, anyMayFollow)
	return m
}
