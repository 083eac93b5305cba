// Page shows who said what in English news text as HTML: a page for an
// article, with its quotes in the colours of their speakers, or a page for a
// corpus, with a row for each article and who is heard how much.
package main

import (
	"flag"
	"io"
	"os"

	"whosaid/internal/command"
)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.Exit(command.Code("page", err, os.Stderr))
}

const usage = `page shows who said what in English news text as an HTML file.

Usage: page [flags] [FILE or FOLDER ...]

It reads .txt (one text a file) and .jsonl ({"id": …, "text": …} a line), both
also gzipped, folders of them, and standard input where no file or - is given.
One text makes an article's page, several make the page of a corpus: a row for
each article, and who is heard how much in all of them. A page is one file that
loads nothing from anywhere.

Examples:
  page article.txt > article.html
  page -o article.html article.txt
  page --title "Our coverage in May" -o may.html may/
  page -o site/ may/                 index.html, and a page for each article

Flags:
`

const ending = `
Exit status: 0 if all went well, 1 if some of the input could not be read (the
rest is done), 2 for a mistake in the call.
`

// settings are what the flags say.
type settings struct {
	output string
	title  string
	corpus bool
	args   []string
}

func parseFlags(args []string, stdout io.Writer) (*settings, error) {
	var s settings
	f := flag.NewFlagSet("page", flag.ContinueOnError)
	f.StringVar(&s.output, "o", "", "write to this `file.html`, or to this folder a page for each article")
	f.StringVar(&s.title, "title", "Who is heard", "the title of a corpus page")
	f.BoolVar(&s.corpus, "corpus", false, "make a corpus page even of one text")
	var err error
	s.args, err = command.Parse(f, args, stdout, usage, ending)
	return &s, err
}
