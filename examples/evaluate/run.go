package main

import (
	"encoding/json"
	"flag"
	"io"
	"slices"
	"strings"

	"whosaid/internal/command"
	"whosaid/internal/corpus"
	"whosaid/internal/input"
	"whosaid/internal/parallel"
	"whosaid/internal/score"
)

const usage = `evaluate scores what whosaid finds in annotated articles.

Usage: evaluate [flags] GOLD.jsonl[.gz] ...

A line of a gold file is an article:
  {"id": "a", "text": "…", "attributions": [
    {"id": "1", "content": [[0, 12]], "verbatim": [[0, 12]], "cue": [[15, 19]], "source": [[20, 23]],
     "kind": "direct", "speaker": {"kind": "person", "name": "Ada Quill"}}, …]}
Spans are [start, end) in bytes. kind is direct, mixed or indirect; the
speaker's is person, group, unnamed or none; an attribution without a speaker
counts for its spans alone.

Examples:
  evaluate gold.jsonl
  evaluate --conditions stripped --json gold.jsonl.gz
  evaluate --predictions attributed.jsonl gold.jsonl

Flags:
`

// run does what the arguments say.
func run(args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	conditions := f.String("conditions", "intact,half,stripped,shuffled", "the `conditions` to measure under, with commas between")
	predictions := f.String("predictions", "", "score the quotes in this `file`, as attribute --format jsonl writes them, and read no text")
	asJSON := f.Bool("json", false, "print every figure as JSON")
	floors := f.String("floors", "", `a `+"`file`"+` of the least figures, {"intact": {"speaker": 0.5}, …}: fail below them`)
	seed := f.Uint64("seed", 0, "the `number` that decides how texts are damaged")
	paths, err := command.Parse(f, args, stdout, usage, "")
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return command.Usage("no gold file")
	}
	wanted, err := parseConditions(*conditions)
	if err != nil {
		return err
	}
	var articles []*corpus.Article
	for _, path := range paths {
		more, err := gold(path)
		if err != nil {
			return err
		}
		articles = append(articles, more...)
	}
	var results []result
	if *predictions != "" {
		s, err := scorePredictions(articles, *predictions)
		if err != nil {
			return err
		}
		results = []result{{"predictions", s}}
	} else {
		for _, c := range wanted {
			results = append(results, result{string(c), measure(articles, c, *seed)})
		}
	}
	if *asJSON {
		err = printJSON(stdout, results)
	} else {
		err = printTable(stdout, results)
	}
	if err == nil && *floors != "" {
		err = hold(results, *floors)
	}
	return err
}

// A result is the scores under one condition.
type result struct {
	condition string
	scores    *score.Scores
}

func parseConditions(list string) ([]corpus.Condition, error) {
	var out []corpus.Condition
	var names []string
	for _, c := range corpus.Conditions {
		names = append(names, string(c))
	}
	for name := range strings.SplitSeq(list, ",") {
		if !slices.Contains(names, name) {
			if near := input.Nearest(name, names); near != "" {
				return nil, command.Usage("no condition %q; did you mean %s?", name, near)
			}
			return nil, command.Usage("no condition %q; there are: %s", name, strings.Join(names, ", "))
		}
		out = append(out, corpus.Condition(name))
	}
	return out, nil
}

// measure scores what is found in the articles under a condition.
func measure(articles []*corpus.Article, c corpus.Condition, seed uint64) *score.Scores {
	type pair struct {
		gold   *corpus.Article
		quotes []score.Quote
	}
	s := new(score.Scores)
	for p := range parallel.Map(slices.Values(articles), func(a *corpus.Article) pair {
		a = corpus.Damage(a, c, seed)
		return pair{a, attribute(a.Text)}
	}) {
		s.Add(p.gold, p.quotes)
	}
	return s
}

func printJSON(w io.Writer, results []result) error {
	out := make(map[string]map[string]score.Figure)
	for _, r := range results {
		figures := make(map[string]score.Figure)
		for _, f := range r.scores.Figures() {
			figures[f.Name] = f
		}
		out[r.condition] = figures
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(out)
}
