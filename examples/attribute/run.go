package main

import (
	"bufio"
	"fmt"
	"io"

	"whosaid/internal/command"
	"whosaid/internal/format"
	"whosaid/internal/input"
	"whosaid/internal/parallel"
	"whosaid/quote"
	"whosaid/sentence"
	"whosaid/speaker"
)

// run does what the arguments say. What cannot be read is reported to stderr
// at once, and makes for command.ErrPartly in the end.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, terminal bool) error {
	s, err := parseFlags(args, stdout, terminal)
	if err != nil {
		return err
	}
	results := parallel.Map(input.Texts(s.args, stdin), s.answer)
	write := s.stream(stdout)
	if s.out != "" {
		write = s.files()
	}
	partly := false
	var absent missed
	for r := range results {
		if r.err != nil {
			partly = true
			fmt.Fprintln(stderr, "attribute:", r.err)
		}
		if err := write(r); err != nil {
			return err
		}
		absent.add(r)
	}
	if s.who != "" {
		absent.report(s.who, stderr)
	}
	if err := write(result{last: true}); err != nil {
		return err
	}
	if partly {
		return command.ErrPartly
	}
	return nil
}

// A result is what comes out of one text.
type result struct {
	text   input.Text
	output []byte
	err    error
	last   bool     // there is no more
	kept   int      // how many quotes there are
	others []string // the speakers that there are where --who keeps none
}

// stream gives the function that writes results to w one behind the other.
func (s *settings) stream(w io.Writer) func(result) error {
	out := bufio.NewWriterSize(w, 1<<16)
	out.WriteString(s.format.Header) // an error is kept until Flush
	documents := 0
	return func(r result) error {
		if r.last {
			out.WriteString(s.format.Footer)
			return out.Flush()
		}
		if r.err == nil {
			documents++
		}
		if documents > 1 && s.format.Single {
			return command.Usage("the %s format has one file for each text: name a folder with --out", s.format.Name)
		}
		out.Write(r.output)
		return out.Flush()
	}
}

// files gives the function that writes each result to a file.
func (s *settings) files() func(result) error {
	f := folder{path: s.out, format: s.format, taken: make(map[string]bool)}
	return func(r result) error {
		if r.err != nil || r.last {
			return nil
		}
		return f.write(r.text, r.output)
	}
}

// answer reads one text. In JSON Lines a line that cannot be read is answered
// too, so that lines out stand beside lines in.
func (s *settings) answer(t input.Text) result {
	if t.Err != nil {
		r := result{text: t, err: t.Err}
		if t.Line > 0 && s.format.Name == "jsonl" {
			line := format.Line{ID: t.ID, Error: t.Err.Error()}
			r.output, _ = format.AppendJSONLine(nil, line)
		}
		return r
	}
	doc := sentence.Parse(t.Text)
	found := speaker.Resolve(doc, quote.Find(doc))
	d := &format.Document{
		Name:         t.Name,
		ID:           t.ID,
		Parsed:       doc,
		Attributions: s.keep(found),
	}
	var names []string
	if s.who != "" && len(d.Attributions) == 0 {
		names = speakers(found)
	}
	output, err := s.format.Append(nil, d, s.options)
	if err != nil {
		err = fmt.Errorf("%s: %w", t.Name, err)
	}
	return result{text: t, output: output, err: err, others: names, kept: len(d.Attributions)}
}
