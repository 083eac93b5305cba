package command_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/command"
)

func TestCode(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		code int
		says string
	}{
		{"no error", nil, 0, ""},
		{"help", flag.ErrHelp, 0, ""},
		{"some input was bad", fmt.Errorf("x: %w", command.ErrPartly), 1, ""},
		{"a mistake in the call", command.Usage("no %s", "such thing"), 2, "prog: no such thing\nprog --help shows how it is used\n"},
		{"another error", errors.New("disk full"), 1, "prog: disk full\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stderr bytes.Buffer
			assert.Equal(t, c.code, command.Code("prog", c.err, &stderr))
			assert.Equal(t, c.says, stderr.String())
		})
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		rest  []string
		title string
		err   string
	}{
		{"flags first", []string{"--title", "a", "x", "y"}, []string{"x", "y"}, "a", ""},
		{"flags last", []string{"x", "-title=a"}, []string{"x"}, "a", ""},
		{"behind two dashes there are no flags", []string{"x", "--", "--title"}, []string{"x", "--title"}, "", ""},
		{"a flag misspelt", []string{"--titel", "a"}, nil, "", "no flag --titel; did you mean --title?"},
		{"an unknown flag", []string{"--quux"}, nil, "", "no flag --quux"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := flag.NewFlagSet("prog", flag.ContinueOnError)
			title := f.String("title", "", "a `title`")
			rest, err := command.Parse(f, c.args, nil, "", "")
			if c.err != "" {
				require.EqualError(t, err, c.err)
				assert.ErrorAs(t, err, new(command.UsageError))
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.rest, rest)
			assert.Equal(t, c.title, *title)
		})
	}
}

func TestHelp(t *testing.T) {
	f := flag.NewFlagSet("prog", flag.ContinueOnError)
	f.Int("port", 8417, "the `port`")
	var stdout bytes.Buffer
	_, err := command.Parse(f, []string{"--help"}, &stdout, "prog does it.\n", "end\n")
	require.ErrorIs(t, err, flag.ErrHelp)
	assert.Equal(t, "prog does it.\n  --port port            the port (8417)\nend\n", stdout.String())
}
