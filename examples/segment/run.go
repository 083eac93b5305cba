package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"whosaid/internal/command"
	"whosaid/internal/input"
	"whosaid/sentence"
)

const usage = `usage: segment [FILE or FOLDER ...]

Prints the sentences of English text, one a line.

The texts are .txt files, .jsonl files with a line {"id": ..., "text": ...} for
each text, either of them gzipped (.gz), folders of such files, or, for "-" and
without arguments, what comes on standard input. JSON Lines are answered with
{"id": ..., "sentences": [[start, end], ...]}, in bytes of the text, line by line.

The exit status is 0, 1 if some of the input could not be read, or 2 if the
command line was wrong.
`

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	return command.Texts("segment", usage, args, stdin, stdout, stderr, write)
}

// answer is what is written for one line of JSON Lines.
type answer struct {
	ID        json.RawMessage `json:"id"`
	Sentences [][2]int        `json:"sentences"`
}

func write(out *bufio.Writer, t input.Text) {
	if t.Line == 0 {
		for s := range sentence.All(t.Text) {
			fmt.Fprintln(out, strings.Join(strings.Fields(s.In(t.Text)), " "))
		}
		return
	}
	a := answer{t.ID, [][2]int{}}
	for s := range sentence.All(t.Text) {
		a.Sentences = append(a.Sentences, [2]int{s.Start, s.End})
	}
	json.NewEncoder(out).Encode(a)
}
