package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"whosaid/internal/input"
	"whosaid/speaker"
)

// keep is what the flags ask for, in a slice of its own.
func (s *settings) keep(found []speaker.Attribution) []speaker.Attribution {
	kept := make([]speaker.Attribution, 0, len(found))
	for _, a := range found {
		if a.Speaker != nil && a.Certainty < s.minConfidence {
			a.Speaker, a.Chain = nil, nil
		}
		switch {
		case a.Confidence < s.minConfidence:
		case s.kinds != nil && !s.kinds[a.Kind]:
		case s.who != "" && (a.Speaker == nil || !named(a.Speaker.Name, s.who)):
		default:
			kept = append(kept, a)
		}
	}
	return kept
}

// named tells whether every word of part is a word of name. Case, titles' dots
// and apostrophes do not count.
func named(name, part string) bool {
	words := nameWords(name)
	asked := nameWords(part)
	for _, w := range asked {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return len(asked) > 0
}

var plainName = strings.NewReplacer("'", "", "’", "", "‘", "", "`", "", ".", " ")

func nameWords(name string) []string { return strings.Fields(strings.ToLower(plainName.Replace(name))) }

// speakers are the names of those who are quoted, each once.
func speakers(found []speaker.Attribution) []string {
	var names []string
	for _, a := range found {
		if a.Speaker != nil && a.Speaker.Name != "" && !slices.Contains(names, a.Speaker.Name) {
			names = append(names, a.Speaker.Name)
		}
	}
	return names
}

// missed collects who is quoted, in case that --who keeps nobody.
type missed struct {
	kept  int
	names []string
}

// mostNames is how many names are kept for the report, so that a large corpus
// takes no memory for it.
const mostNames = 1000

func (m *missed) add(r result) {
	m.kept += r.kept
	if len(m.names) < mostNames {
		for _, n := range r.others {
			if !slices.Contains(m.names, n) {
				m.names = append(m.names, n)
			}
		}
	}
}

// report tells that nobody of that name is quoted, and who might be meant.
func (m *missed) report(who string, stderr io.Writer) {
	if m.kept > 0 {
		return
	}
	near := input.Nearest(who, m.names)
	for _, n := range m.names {
		if near != "" {
			break
		}
		for w := range strings.FieldsSeq(n) {
			if input.Nearest(who, []string{w}) != "" {
				near = n
			}
		}
	}
	switch {
	case near != "":
		fmt.Fprintf(stderr, "attribute: no quotes by %s; did you mean %s?\n", who, near)
	case len(m.names) > 0:
		fmt.Fprintf(stderr, "attribute: no quotes by %s; there are some by %s\n", who, strings.Join(m.names[:min(len(m.names), 10)], ", "))
	default:
		fmt.Fprintf(stderr, "attribute: no quotes by %s\n", who)
	}
}
