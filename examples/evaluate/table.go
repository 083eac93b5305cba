package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"whosaid/internal/score"
)

// columns are the figures of the table, in per cent.
var columns = []struct{ head, figure string }{
	{"words", "content.words"},
	{"match", "content.match"},
	{"exact", "content.exact"},
	{"verb.", "verbatim.words"},
	{"cue", "cue.exact"},
	{"source", "source.match"},
	{"speak", "speaker"},
	{"quoted", "speaker.quoted"},
	{"direct", "content.match.direct"},
	{"mixed", "content.match.mixed"},
	{"indir", "content.match.indirect"},
	{"falsely", "falsely named"},
}

const legend = `
words, match, exact: F1 of contents by words, by overlap of a half, word for word
verb.: F1 of the words between quotation marks   cue: F1 of cues, word for word
source: F1 of pairs with the right source        speak: F1 of contents with the right person
quoted: the same of direct and mixed quotes      direct, mixed, indir: recall of contents
falsely: pairs given a person though the article names nobody
`

func printTable(w io.Writer, results []result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s", "")
	for _, c := range columns {
		fmt.Fprintf(&b, "%8s", c.head)
	}
	for _, r := range results {
		fmt.Fprintf(&b, "\n%-12s", r.condition)
		figures := byName(r.scores)
		for _, c := range columns {
			if f, ok := figures[c.figure]; ok && f.N > 0 {
				fmt.Fprintf(&b, "%8.1f", 100*f.Value)
			} else {
				fmt.Fprintf(&b, "%8s", "-")
			}
		}
	}
	b.WriteString("\n" + legend)
	_, err := io.WriteString(w, b.String())
	return err
}

func byName(s *score.Scores) map[string]score.Figure {
	out := make(map[string]score.Figure)
	for _, f := range s.Figures() {
		out[f.Name] = f
	}
	return out
}

// hold fails if a figure is below its floor; that of the falsely named is a
// ceiling.
func hold(results []result, path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var floors map[string]map[string]float64
	if err := json.Unmarshal(b, &floors); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	var failed []string
	for _, r := range results {
		figures := byName(r.scores)
		for name, floor := range floors[r.condition] {
			f, ok := figures[name]
			switch {
			case !ok:
				failed = append(failed, fmt.Sprintf("%s: no figure %q", r.condition, name))
			case name == "falsely named" && f.Value > floor:
				failed = append(failed, fmt.Sprintf("%s: %s is %.3f, more than %.3f", r.condition, name, f.Value, floor))
			case name != "falsely named" && f.Value < floor:
				failed = append(failed, fmt.Sprintf("%s: %s is %.3f, less than %.3f", r.condition, name, f.Value, floor))
			}
		}
	}
	if failed != nil {
		return fmt.Errorf("below the floor:\n  %s", strings.Join(failed, "\n  "))
	}
	return nil
}
