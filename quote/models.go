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
	//go:embed cue.network
	cueNetworkFile string
	//go:embed argument.1.network
	argumentFile1 string
	//go:embed argument.2.network
	argumentFile2 string
	//go:embed mark.network
	markFile string
	//go:embed verbatim.model
	verbatimFile string
	//go:embed rerank.model
	rerankFile string
	//go:embed again.model
	againFile string

	installedFiles = modelFiles{
		cue: cueFile, cueNetwork: cueNetworkFile, arguments: [argumentNetworks]string{argumentFile1, argumentFile2},
		mark: markFile, verbatim: verbatimFile, rerank: rerankFile, again: againFile,
	}
	installed = newModels(installedFiles)
)

// modelFiles are the contents of the models' files.
type modelFiles struct {
	cue, cueNetwork, mark, verbatim, rerank, again string
	arguments                                      [argumentNetworks]string
}

// models are the learned parts of the finder. Goroutines may share them.
type models struct {
	cue, verbatim, rerank, again           *linear.Table
	cueNetwork, markNetwork                *neural.Net
	argumentNetworks                       [argumentNetworks]*neural.Net
	cueChain, argumentChain, verbatimChain *linear.Chain
	markChain                              *linear.Chain
	partChain                              *linear.Chain // the first argument network's part of the chain
}

func newModels(f modelFiles) *models {
	m := &models{
		cue: linear.MustOpenTable(f.cue), verbatim: linear.MustOpenTable(f.verbatim), rerank: linear.MustOpenTable(f.rerank), again: linear.MustOpenTable(f.again),
		cueNetwork: neural.MustOpen(f.cueNetwork, lexicon.Vectors()), markNetwork: neural.MustOpen(f.mark, lexicon.Vectors()),
	}
	m.markChain = joined(linear.NewChain(spanLabels, mayPlace), m.markNetwork, 1, markUnit)
	m.cueChain = joined(linear.ChainOf(m.cue, mayFollow), m.cueNetwork, cueWeight, m.cue.Unit())
	m.argumentChain = linear.NewChain(argumentLabels, argumentMayFollow)
	for i, file := range f.arguments {
		m.argumentNetworks[i] = neural.MustOpen(file, lexicon.Vectors())
		m.argumentChain = joined(m.argumentChain, m.argumentNetworks[i], 1.0/argumentNetworks, argumentUnit)
		if i == 0 {
			m.partChain = m.argumentChain
		}
	}
	m.verbatimChain = linear.ChainOf(m.verbatim, anyMayFollow)
	return m
}
