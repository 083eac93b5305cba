package main

import (
	"encoding/json"
	"fmt"

	"whosaid/internal/corpus"
	"whosaid/internal/format"
	"whosaid/internal/score"
	"whosaid/sentence"
	"whosaid/speaker"
)

// gold reads the articles of a gold file and checks them.
func gold(path string) ([]*corpus.Article, error) {
	articles, err := corpus.News(path)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		for _, q := range a.Attributions {
			for _, spans := range [][]corpus.Span{q.Content, q.Cue, q.Source, q.Verbatim} {
				for _, s := range spans {
					if s.Start < 0 || s.Start > s.End || s.End > len(a.Text) {
						return nil, fmt.Errorf("%s: article %q, attribution %q: [%d, %d] is no span of its text of %d bytes",
							path, a.ID, q.ID, s.Start, s.End, len(a.Text))
					}
				}
			}
			switch q.Kind {
			case "direct", "mixed", "indirect":
			default:
				return nil, fmt.Errorf("%s: article %q, attribution %q: kind %q is not direct, mixed or indirect", path, a.ID, q.ID, q.Kind)
			}
		}
	}
	return articles, nil
}

// attribute reads a text, as the score wants it.
func attribute(text string) []score.Quote {
	var out []score.Quote
	for _, a := range speaker.Attribute(text) {
		q := score.Quote{Content: a.Content, Verbatim: a.Verbatim, Cue: a.Cue, Mention: a.Source, Kind: a.Kind.String()}
		if a.Speaker != nil {
			q.SpeakerKind, q.Name = a.Speaker.Kind.String(), a.Speaker.Name
		}
		out = append(out, q)
	}
	return out
}

// scorePredictions scores a file of lines like {"id": "a", "quotes": […]}.
func scorePredictions(articles []*corpus.Article, path string) (*score.Scores, error) {
	byID := make(map[string][]score.Quote)
	err := corpus.ReadLines(path, func(line *format.Line) error {
		var id string
		if err := json.Unmarshal(line.ID, &id); err != nil {
			id = string(line.ID)
		}
		byID[id] = make([]score.Quote, len(line.Quotes))
		for i, q := range line.Quotes {
			byID[id][i] = plain(q)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s := new(score.Scores)
	for _, a := range articles {
		quotes, ok := byID[a.ID]
		if !ok {
			return nil, fmt.Errorf("%s: no line for article %q", path, a.ID)
		}
		s.Add(a, quotes)
	}
	return s, nil
}

func plain(q format.Quote) score.Quote {
	out := score.Quote{Content: spans(q.Content), Verbatim: spans(q.Verbatim), Cue: spans(q.Cue), Kind: q.Kind}
	if q.Mention != nil {
		out.Mention = sentence.Span{Start: q.Mention[0], End: q.Mention[1]}
	}
	if q.Speaker != nil {
		out.SpeakerKind, out.Name = q.Speaker.Kind, q.Speaker.Name
	}
	return out
}

func spans(in []format.Span) []sentence.Span {
	out := make([]sentence.Span, len(in))
	for i, s := range in {
		out[i] = sentence.Span{Start: s[0], End: s[1]}
	}
	return out
}
