package main

import (
	"flag"
	"io"
	"strings"

	"whosaid/internal/command"
	"whosaid/internal/format"
	"whosaid/internal/input"
	"whosaid/quote"
)

// settings are what the flags say.
type settings struct {
	format        format.Format
	options       format.Options
	who           string
	minConfidence float64
	kinds         map[quote.Kind]bool // nil for all
	out           string              // the folder for one file a text, or ""
	args          []string
}

const usage = `attribute says who said what in English news text.

Usage: attribute [flags] [FILE or FOLDER ...]

It reads .txt (one text a file) and .jsonl ({"id": …, "text": …} a line), both
also gzipped, folders of them, and standard input where no file or - is given.

Examples:
  attribute article.txt
  attribute --summary --explain article.txt
  attribute --who "Ada Quill" --kinds direct,mixed articles/
  attribute --format csv articles/ > quotes.csv
  attribute --format standoff --out brat/ articles/
  zcat news.jsonl.gz | attribute --format jsonl

Flags:
`

const ending = `
Exit status: 0 if all went well, 1 if some of the input could not be read (the
rest is done), 2 for a mistake in the call.
`

// parseFlags reads the arguments. terminal tells whether the output goes to a
// terminal that shows colour.
func parseFlags(args []string, stdout io.Writer, terminal bool) (*settings, error) {
	var s settings
	f := flag.NewFlagSet("attribute", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	name := f.String("format", format.Formats[0].Name, "the `format` of the output, one of those below")
	f.BoolVar(&s.options.Context, "context", false, "show the sentences around each quote (text)")
	f.BoolVar(&s.options.Explain, "explain", false, "show how each source leads to its name (text)")
	f.BoolVar(&s.options.Summary, "summary", false, "add the speakers with quotes, words and share (text)")
	f.StringVar(&s.who, "who", "", "keep only the quotes of the speakers whose name has these words: a `name`, or part of one")
	f.Float64Var(&s.minConfidence, "min-confidence", 0, "leave out quotes, and withhold speakers, that are less sure than `p`, 0 to 1")
	kinds := f.String("kinds", "", "keep only these `kinds`: direct, mixed, indirect, with commas between")
	f.StringVar(&s.out, "out", "", "write one file for each text into this `folder`")
	color := f.String("color", "auto", "`when` to colour the text format: auto (on a terminal, unless NO_COLOR is set), always, never")
	var err error
	if s.args, err = command.Parse(f, args, stdout, usage, listFormats()+ending); err != nil {
		return nil, err
	}
	if s.format, err = formatOf(*name); err != nil {
		return nil, err
	}
	switch *color {
	case "auto":
		s.options.Color = terminal
	case "always":
		s.options.Color = true
	case "never":
	default:
		return nil, unknown("value of --color", *color, []string{"auto", "always", "never"})
	}
	if s.kinds, err = parseKinds(*kinds); err != nil {
		return nil, err
	}
	if !(s.minConfidence >= 0 && s.minConfidence <= 1) {
		return nil, command.Usage("--min-confidence %v is not between 0 and 1", s.minConfidence)
	}
	return &s, nil
}

func parseKinds(list string) (map[quote.Kind]bool, error) {
	if list == "" {
		return nil, nil
	}
	all := []quote.Kind{quote.Direct, quote.Mixed, quote.Indirect}
	var names []string
	kinds := make(map[quote.Kind]bool)
	for _, k := range all {
		names = append(names, k.String())
	}
next:
	for _, name := range strings.Split(list, ",") {
		for _, k := range all {
			if strings.TrimSpace(name) == k.String() {
				kinds[k] = true
				continue next
			}
		}
		return nil, unknown("kind", name, names)
	}
	return kinds, nil
}

// unknown says which of the known words the word may have been meant to be.
func unknown(what, word string, known []string) error {
	if near := input.Nearest(word, known); near != "" {
		return command.Usage("no %s %q; did you mean %s? There are: %s", what, word, near, strings.Join(known, ", "))
	}
	return command.Usage("no %s %q; there are: %s", what, word, strings.Join(known, ", "))
}
