package main

import (
	"bufio"
	"encoding/json"
	"io"

	"whosaid/internal/command"
	"whosaid/internal/input"
	"whosaid/quote"
)

const usage = `usage: restore [FILE or FOLDER ...]

Prints English text with its missing apostrophes and quotation marks put in and nothing else changed.

The texts are .txt files, .jsonl files with a line {"id": ..., "text": ...} for
each text, either of them gzipped (.gz), folders of such files, or, for "-" and
without arguments, what comes on standard input. JSON Lines are answered with
{"id": ..., "text": ...}, line by line.

The exit status is 0, 1 if some of the input could not be read, or 2 if the
command line was wrong.
`

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	return command.Texts("restore", usage, args, stdin, stdout, stderr, write)
}

// answer is what is written for one line of JSON Lines.
type answer struct {
	ID   json.RawMessage `json:"id"`
	Text string          `json:"text"`
}

func write(out *bufio.Writer, t input.Text) {
	text := quote.Restore(t.Text)
	if t.Line == 0 {
		out.WriteString(text)
		return
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.Encode(answer{t.ID, text})
}
