// Package command gives the programs one way to read their flags, to explain a
// mistake in how they were called, and to end.
package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"whosaid/internal/input"
)

// ErrPartly means that some of the input could not be read. It has been
// reported by then, and the rest has been done.
var ErrPartly = errors.New("some of the input could not be read")

// A UsageError is a mistake in how a program was called.
type UsageError struct{ error }

// Usage is a UsageError in words.
func Usage(form string, values ...any) UsageError {
	return UsageError{fmt.Errorf(form, values...)}
}

// Unwrap is the mistake itself.
func (e UsageError) Unwrap() error { return e.error }

// Code reports an error as that of the program name and gives the exit status:
// 0 for none, 2 for a mistake in how the program was called, 1 for the rest.
func Code(name string, err error, stderr io.Writer) int {
	var usage UsageError
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, ErrPartly):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "%s: %v\n%s --help shows how it is used\n", name, err, name)
		return 2
	}
	fmt.Fprintf(stderr, "%s: %v\n", name, err)
	return 1
}

// Parse reads flags before, between and behind the other arguments, which it
// returns; behind "--" there are none. An unknown flag is a UsageError that
// names the one that was meant. After --help, it has written the texts and the
// flags between them to stdout, and the error is flag.ErrHelp.
func Parse(f *flag.FlagSet, args []string, stdout io.Writer, before, after string) ([]string, error) {
	f.SetOutput(io.Discard)
	var rest []string
	for {
		if err := f.Parse(args); errors.Is(err, flag.ErrHelp) {
			help(f, stdout, before, after)
			return nil, err
		} else if err != nil {
			return nil, UsageError{explain(err, f)}
		}
		left := f.Args()
		if n := len(args) - len(left); len(left) == 0 || n > 0 && args[n-1] == "--" {
			return append(rest, left...), nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// explain adds to the flag package's error what would have been right.
func explain(err error, f *flag.FlagSet) error {
	name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: ")
	if !ok {
		return err
	}
	var names []string
	f.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	name = strings.TrimLeft(name, "-")
	if near := input.Nearest(name, names); near != "" {
		return fmt.Errorf("no flag --%s; did you mean --%s?", name, near)
	}
	return fmt.Errorf("no flag --%s", name)
}

func help(f *flag.FlagSet, w io.Writer, before, after string) {
	fmt.Fprint(w, before)
	f.VisitAll(func(f *flag.Flag) {
		value, about := flag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" {
			about += " (" + f.DefValue + ")"
		}
		fmt.Fprintf(w, "  %-22s %s\n", strings.TrimSpace("--"+f.Name+" "+value), about)
	})
	fmt.Fprint(w, after)
}
