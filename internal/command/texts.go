package command

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"

	"whosaid/internal/input"
)

// Texts is the whole of a program without flags that answers each text of its
// input in turn: write writes the answer. What cannot be read is reported on
// stderr, the rest is done, and the error is ErrPartly.
func Texts(name, usage string, args []string, stdin io.Reader, stdout, stderr io.Writer, write func(*bufio.Writer, input.Text)) error {
	files, err := Parse(flag.NewFlagSet(name, flag.ContinueOnError), args, stdout, usage, "")
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	var failed error
	for t := range input.Texts(files, stdin) {
		if t.Err != nil {
			fmt.Fprintf(stderr, "%s: %v\n", name, t.Err)
			failed = ErrPartly
			continue
		}
		write(out, t)
	}
	return errors.Join(out.Flush(), failed)
}
