package quote

import (
	_ "embed"

	"whosaid/internal/lexicon"
	"whosaid/internal/linear"
	"whosaid/internal/neural"
)

var (
	//go:embed cue.model
	cueFile string
	//go:embed argument.model
	argumentFile string

	//go:embed cue.network
	cueNetworkFile string
	//go:embed argument.network
	argumentNetworkFile string

	//go:embed verbatim.model
	verbatimFile string

	//go:embed rerank.model
	rerankFile string

	installed = newModels(modelFiles{cueFile, cueNetworkFile, argumentFile, argumentNetworkFile, verbatimFile, rerankFile})
)

// models are the learned parts of the finder. Goroutines may share them.
type models struct {
	cue, argument, verbatim, rerank        *linear.Table
	cueNetwork, argumentNetwork            *neural.Net
	cueChain, argumentChain, verbatimChain *linear.Chain
	networkChain                           *linear.Chain // the argument network's part of its chain
}

// modelFiles are the contents of the models' files.
type modelFiles struct{ cue, cueNetwork, argument, argumentNetwork, verbatim, rerank string }

func newModels(f modelFiles) *models {
	m := &models{
		cue: linear.MustOpenTable(f.cue), argument: linear.MustOpenTable(f.argument), verbatim: linear.MustOpenTable(f.verbatim), rerank: linear.MustOpenTable(f.rerank),
		cueNetwork: neural.MustOpen(f.cueNetwork, lexicon.Vectors()), argumentNetwork: neural.MustOpen(f.argumentNetwork, lexicon.Vectors()),
	}
	m.cueChain = joined(linear.ChainOf(m.cue, mayFollow), m.cueNetwork, cueWeight, m.cue.Unit())
	alone := linear.ChainOf(m.argument, argumentMayFollow)
	m.argumentChain = joined(alone, m.argumentNetwork, argumentWeight, m.argument.Unit())
	m.networkChain = joined(alone.Empty(), m.argumentNetwork, argumentWeight, m.argument.Unit())
	m.verbatimChain = linear.ChainOf(m.verbatim, anyMayFollow)
	return m
}
