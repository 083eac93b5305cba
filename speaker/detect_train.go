//go:build train

package speaker

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/internal/corpus"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

// silver is an article as an automatic reader marked it: its tokens have
// start, end, class, kind of name, head and relation.
type silver struct {
	ID        string                `json:"id"`
	Sentences [][][]json.RawMessage `json:"sentences"`
}

// entity is a marked name.
type entity struct {
	kind string
	span corpus.Span
}

func readSilver(path string) (map[string][]entity, error) {
	out := make(map[string][]entity)
	err := corpus.ReadLines(path, func(s *silver) error {
		var list []entity
		for _, sentence := range s.Sentences {
			last := ""
			for _, t := range sentence {
				var start, end int
				var kind string
				for i, p := range []any{&start, &end, nil, &kind} {
					if p != nil {
						if err := json.Unmarshal(t[i], p); err != nil {
							return err
						}
					}
				}
				switch kind {
				case "PERSON", "ORGANIZATION", "LOCATION":
					if kind == last {
						list[len(list)-1].span.End = end
					} else {
						list = append(list, entity{kind, corpus.Span{Start: start, End: end}})
					}
					last = kind
				default:
					last = ""
				}
			}
		}
		out[s.ID] = list
		return nil
	})
	return out, err
}

// correct makes the silver names of an article agree with each other: the
// family name of a full name is that person wherever it stands by itself, and
// the speakers that were named by hand are people.
func correct(a *corpus.Article, list []entity) []entity {
	full := make(map[string]bool)   // full names
	family := make(map[string]bool) // their last words
	note := func(name string) {
		parts := strings.Fields(name)
		for len(parts) > 2 && nameSuffixes[fold(parts[len(parts)-1])] {
			parts = parts[:len(parts)-1]
		}
		if len(parts) < 2 || len(parts) > 4 {
			return
		}
		for _, p := range parts {
			if !unicode.IsUpper([]rune(p)[0]) {
				return
			}
		}
		full[strings.Join(parts, " ")] = true
		if last := parts[len(parts)-1]; len(last) > 2 {
			family[strings.TrimRight(last, ",.")] = true
		}
	}
	for _, e := range list {
		if e.kind == "PERSON" {
			note(a.Text[e.span.Start:e.span.End])
		}
	}
	for _, at := range a.Attributions {
		if at.Speaker != nil && at.Speaker.Kind == "person" {
			note(at.Speaker.Name)
		}
	}
	kind := make([]byte, len(a.Text))
	for n, e := range list {
		for i := e.span.Start; i < e.span.End; i++ {
			kind[i] = e.kind[0]
			if i == e.span.Start && n > 0 && list[n-1].span.End == i {
				kind[i] = e.kind[0]
			}
		}
	}
	set := func(s, e int, k byte) {
		for i := s; i < e; i++ {
			kind[i] = k
		}
	}
	inLong := func(s, e int) bool { // inside a longer organisation or place: "Clinton Foundation"
		k := kind[s]
		if k != 'O' && k != 'L' {
			return false
		}
		return s > 1 && kind[s-1] == k || e < len(kind)-1 && kind[e] == k
	}
	each := func(name string, f func(s, e int)) {
		for at := 0; ; {
			i := strings.Index(a.Text[at:], name)
			if i < 0 {
				return
			}
			s, e := at+i, at+i+len(name)
			before, _ := utf8.DecodeLastRuneInString(a.Text[:s])
			after, _ := utf8.DecodeRuneInString(a.Text[e:])
			if !joins(before) && !joins(after) {
				f(s, e)
			}
			at = e
		}
	}
	for _, name := range slices.Sorted(maps.Keys(full)) {
		each(name, func(s, e int) { set(s, e, 'P') })
	}
	for _, name := range slices.Sorted(maps.Keys(family)) {
		each(name, func(s, e int) {
			if kind[s] != 'P' && !inLong(s, e) {
				set(s, e, 'P')
			}
		})
	}
	names := map[byte]string{'P': "PERSON", 'O': "ORGANIZATION", 'L': "LOCATION"}
	var out []entity
	for i := 0; i < len(kind); {
		if kind[i] == 0 {
			i++
			continue
		}
		j := i
		for j < len(kind) && kind[j] == kind[i] {
			j++
		}
		out = append(out, entity{names[kind[i]], corpus.Span{Start: i, End: j}})
		i = j
	}
	return out
}

func joins(r rune) bool { return unicode.IsLetter(r) || r == '-' }

// labelsOf are the gold labels of a document's tokens.
func labelsOf(doc *sentence.Document, words []word, list []entity) []label {
	out := make([]label, len(words))
	at := 0
	for i, t := range doc.Tokens() {
		if !words[i].capital() && !particles[words[i].key] {
			continue
		}
		mid := (t.Start + t.End) / 2
		for at < len(list) && list[at].span.End <= mid {
			at++
		}
		if at == len(list) || list[at].span.Start > mid {
			continue
		}
		switch list[at].kind {
		case "PERSON":
			out[i] = personBegin
			if i > 0 && list[at].span.Start <= doc.Tokens()[i-1].Start && out[i-1] != otherLabel {
				out[i] = personInside
			}
			if name := words[i].fold; out[i] == personBegin && titles[words[i].key] != UnknownGender && name != "" {
				out[i] = otherLabel
			}
		case "ORGANIZATION":
			out[i] = groupLabel
		case "LOCATION":
			out[i] = placeLabel
		}
	}
	return out
}

// damaged is the article and its names under a condition.
func damaged(a *corpus.Article, list []entity, c corpus.Condition, seed uint64) (*corpus.Article, []entity) {
	b := &corpus.Article{ID: a.ID, Text: a.Text}
	for _, e := range list {
		b.Attributions = append(b.Attributions, corpus.Attribution{Kind: e.kind, Content: []corpus.Span{e.span}})
	}
	b = corpus.Damage(b, c, seed)
	var out []entity
	for _, at := range b.Attributions {
		s := at.Content
		out = append(out, entity{at.Kind, corpus.Span{Start: s[0].Start, End: s[len(s)-1].End}})
	}
	return b, out
}

// trainDetector fits the detector on articles with silver names.
func trainDetector(articles []*corpus.Article, names map[string][]entity) []byte {
	type example struct {
		d    *detector
		gold []label
	}
	var examples []example
	counts := make(map[linear.Feature]int32)
	for _, a := range articles {
		for _, c := range []corpus.Condition{corpus.Intact, corpus.Stripped} {
			b, list := damaged(a, names[a.ID], c, 1)
			doc := sentence.Parse(b.Text)
			words := wordsOf(doc)
			d := newDetector(doc, words)
			examples = append(examples, example{d, labelsOf(doc, words, list)})
			for _, s := range d.segments {
				for i := s.first; i < s.last; i++ {
					for _, f := range d.featuresOf(s, i) {
						counts[f]++
					}
				}
			}
		}
	}
	v := linear.NewVocabulary(counts, 3)
	var data []*linear.Sequence
	for _, e := range examples {
		for _, s := range e.d.segments {
			seq := new(linear.Sequence)
			for i := s.first; i < s.last; i++ {
				gold := e.gold[i]
				if gold == personInside && i == s.first {
					gold = personBegin
				}
				seq.Append(v, e.d.featuresOf(s, i), uint8(gold))
			}
			data = append(data, seq)
		}
	}
	w := linear.Learn(v, data, linear.Options{Labels: int(labels), Epochs: 6, Rate: 0.1, Dropout: 0.3, Seeds: []uint64{1, 2, 3}, Allowed: labelAllowed})
	return w.Encode(v, 0.05, 4)
}
