//go:build train

// Command train rebuilds every model of the project from the corpora, byte for
// byte the same each time.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"whosaid/internal/lexicon"
	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

// A stage trains some models and puts them to use in this process, so that the
// stages after it build on them.
type stage struct {
	name string
	run  func(corpora, lexicons string) (map[string][]byte, error) // model files by path from the module's root
}

var stages = []stage{
	{"lexicon", func(_, lexicons string) (map[string][]byte, error) { return lexicon.Build(lexicons) }},
	{"sentence", sentence.Train},
	{"apostrophe", sentence.TrainApostropheNetwork},
	{"grammar", sentence.TrainGrammar},
	{"quote", quote.Train},
	{"speaker", speaker.Train},
}

func main() {
	corpora := flag.String("corpora", os.Getenv("WHOSAID_CORPORA"), "the folder of the corpora")
	lexicons := flag.String("lexicons", "", "the folder of the lexicons (default: lexicons beside the corpora)")
	only := flag.String("only", "", "train only these stages, separated by commas")
	folds := flag.String("folds", "", "a file that keeps the folds' grammars, so that the quote stage can be run without the grammar stage")
	check := flag.Bool("check", false, "write nothing; fail unless the models that are here come out the same")
	flag.Parse()
	if *lexicons == "" {
		*lexicons = filepath.Join(*corpora, "..", "lexicons")
	}
	if err := run(*corpora, *lexicons, *only, *folds, *check); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// keepFolds writes the folds' grammars to a file, or takes them from there.
func keepFolds(path string, write bool) error {
	if !write {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return sentence.ReadFolds(bytes.NewReader(data))
	}
	var b bytes.Buffer
	if err := sentence.WriteFolds(&b); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o666)
}

func run(corpora, lexicons, only, folds string, check bool) error {
	for _, s := range stages {
		if only != "" && !slices.Contains(strings.Split(only, ","), s.name) {
			continue
		}
		if s.name == "quote" && !sentence.HaveFolds() {
			if folds == "" {
				return errors.New("quote: learns from grammar that has not seen its articles: run the grammar stage, too, or name a file of -folds")
			}
			if err := keepFolds(folds, false); err != nil {
				return err
			}
		}
		start := time.Now()
		files, err := s.run(corpora, lexicons)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if s.name == "grammar" && folds != "" && !check {
			if err := keepFolds(folds, true); err != nil {
				return err
			}
		}
		for path, data := range files {
			fmt.Fprintf(os.Stderr, "%s: %s, %d bytes, %v\n", s.name, path, len(data), time.Since(start).Round(time.Second))
			if !check {
				if err := os.WriteFile(path, data, 0o666); err != nil {
					return err
				}
				continue
			}
			if old, err := os.ReadFile(path); err != nil {
				return err
			} else if !bytes.Equal(old, data) {
				return fmt.Errorf("%s: %s comes out different", s.name, path)
			}
		}
	}
	return nil
}
