package quote

import "strings"

// posts are the paragraphs that a page took over from a social network, as the
// network's own snippet has them: what was written and then, behind a dash, who
// wrote it, the account in brackets, and the date.
func (v *view) posts() []Quote {
	var found []Quote
	for _, p := range v.doc.Paragraphs() {
		first, last := v.doc.Sentences()[p.First].First, v.doc.Sentences()[p.Last-1].Last
		account := v.account(first, last)
		if account < 0 {
			continue
		}
		name, end := v.poster(first, account-1)
		to := end
		for to > first && (isLink(v.tokens[to-1].Norm) || isPunctuation(v.tokens[to-1].Norm) && isLink(v.tokens[max(first, to-2)].Norm)) {
			to--
		}
		if from, to := v.trim(first, to); from < to && name < account-1 {
			found = append(found, v.turn([2]int{from, to}, [2]int{end, name}, [2]int{name, account - 1}))
		}
	}
	return found
}

// account is the token that names the account of a post's author, between
// brackets with at most a date behind them, or -1.
func (v *view) account(first, last int) int {
	const longestDate = 12
	for i := last - 2; i > max(first+2, last-3-longestDate); i-- {
		norm := v.tokens[i].Norm
		switch {
		case strings.HasPrefix(norm, "@") && v.tokens[i-1].Norm == "(" && v.tokens[i+1].Norm == ")":
			return i
		case !v.upper[i] && strings.ToUpper(norm) != norm && norm != "at":
			return -1
		}
	}
	return -1
}

// poster is where the name of a post's author that ends before token last begins,
// and where the post ends.
func (v *view) poster(first, last int) (name, end int) {
	const longestName = 4
	for name = last; name > max(first, last-longestName); name-- {
		norm := v.tokens[name-1].Norm
		initial := norm == "." && name-2 >= first && v.tokens[name-2].Len() == 1
		switch {
		case norm == "--" || norm == "-":
			return name, name - 1
		case strings.HasPrefix(norm, "#"), strings.HasPrefix(norm, "@"), isLink(norm), !v.upper[name-1] && !initial:
			return name, name
		}
	}
	return last - min(2, last-first), last - min(2, last-first) // no name is so long
}

// isLink tells whether a token is the address of a page or a picture.
func isLink(norm string) bool {
	return strings.Contains(norm, "://") || strings.HasPrefix(norm, "pic.twitter.com/")
}
