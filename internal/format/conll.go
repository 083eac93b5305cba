package format

import (
	"fmt"
	"strings"
)

const conllHeader = "# global.columns = ID FORM XPOS HEAD DEPREL WHOSAID:ROLE MISC\n"

// appendCoNLL writes a token a line, in CoNLL-U Plus. The role column has
// "B-CONTENT:1" for the first token of the first quote's content, "I-…" for the
// next ones, several with "|" between them; comments tell who said each quote.
func appendCoNLL(dst []byte, d *Document, _ Options) ([]byte, error) {
	text, tokens := d.Text(), d.Parsed.Tokens()
	words := d.Parsed.Grammar()
	roles := make([][]string, len(tokens))
	for _, p := range parts(d) {
		first, last := tokensOf(tokens, p.Span)
		for i := first; i < last; i++ {
			bio := "I"
			if i == first {
				bio = "B"
			}
			roles[i] = append(roles[i], fmt.Sprintf("%s-%s:%d", bio, p.role, p.quote+1))
		}
	}
	dst = fmt.Appendf(dst, "# newdoc id = %s\n", flat(idString(d)))
	for i := range d.Attributions {
		a := &d.Attributions[i]
		kind := "none"
		if a.Speaker != nil {
			kind = a.Speaker.Kind.String()
		}
		dst = fmt.Appendf(dst, "# quote %d = %s | %s | %s\n", i+1, a.Kind, kind, Who(text, a))
	}
	for n, s := range d.Parsed.Sentences() {
		dst = fmt.Appendf(dst, "# sent_id = %d\n", n+1)
		for i := s.First; i < s.Last; i++ {
			head := 0
			if h := int(words[i].Head); h >= s.First && h < s.Last {
				head = h - s.First + 1
			}
			dst = fmt.Appendf(dst, "%d\t%s\t%s\t%d\t%s\t%s\tBytes=%d-%d\n", i-s.First+1, field(tokens[i].In(text)),
				field(words[i].Class.String()), head, field(words[i].Relation.String()),
				field(strings.Join(roles[i], "|")), tokens[i].Start, tokens[i].End)
		}
		dst = append(dst, '\n')
	}
	return dst, nil
}

// field is s as a column may hold it.
func field(s string) string {
	if s = strings.ReplaceAll(flat(s), " ", "_"); s == "" {
		return "_"
	}
	return s
}
