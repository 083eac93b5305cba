package speaker

import (
	"strings"

	"whosaid/internal/linear"
	"whosaid/sentence"
)

// A name is a place where the text names a person.
type name struct {
	first, last int      // its tokens, titles left out
	title       int      // the first token of the titles before it; first if there are none
	parts       []string // folded words, suffixes left out
	suffix      string
	gender      Gender // that its title shows
	person      int    // whom it names
	rivals      bool   // whether others of the document have that name too
	capitals    bool   // whether all of it is in capitals
	owned       bool   // whether it ended in the s of a possessive, which parts lack
}

// full tells whether the name has more than one part.
func (n *name) full() bool { return len(n.parts) > 1 }

// family is the last part of the name.
func (n *name) family() string { return n.parts[len(n.parts)-1] }

// namesOf reads the personal names that the labels mark, in the order of the text.
func namesOf(doc *sentence.Document, words []word, tags []label) []name {
	var out []name
	tokens := doc.Tokens()
	for i := 0; i < len(tags); {
		if tags[i] != personBegin {
			i++
			continue
		}
		j := i + 1
		for j < len(tags) && tags[j] == personInside {
			j++
		}
		n := name{first: i, last: j}
		i = j
		for n.first < n.last-1 && title(words[n.first].key) {
			n.first++
		}
		for n.first < n.last-2 && words[n.first].shape == upperShape && len(words[n.first].fold) > 2 && !strings.Contains(words[n.first].fold, ".") && words[n.last-1].shape == capitalShape {
			n.first++ // "CNN Jane Moore", but not "C.L. Moore"
		}
		for n.first < n.last && words[n.last-1].shape == markShape {
			n.last--
		}
		if n.first == n.last {
			continue
		}
		n.suffix = suffixAfter(doc, words, &n)
		for k := n.first; k < n.last; k++ {
			if w := &words[k]; w.shape != markShape {
				part := w.fold
				if part == "" {
					part = tokens[k].Norm
				}
				n.parts = append(n.parts, part)
			}
		}
		n.capitals = words[n.first].shape == upperShape && words[n.last-1].shape == upperShape
		n.readTitle(doc, words)
		out = append(out, n)
	}
	return out
}

// suffixAfter takes "Jr." or "III" off the name, or finds it behind it.
func suffixAfter(doc *sentence.Document, words []word, n *name) string {
	tokens := doc.Tokens()
	if last := words[n.last-1].fold; n.last-n.first > 1 && nameSuffixes[last] {
		n.last--
		return last
	}
	at := n.last
	if at < len(tokens) && tokens[at].Norm == "," {
		at++
	}
	if at < len(tokens) && words[at].capital() && nameSuffixes[words[at].fold] && words[at].shape != initialShape {
		return words[at].fold
	}
	return ""
}

// readTitle finds the titles before the name and the gender that they show.
func (n *name) readTitle(doc *sentence.Document, words []word) {
	n.title = n.first
	start := doc.Sentences()[doc.SentenceOf(n.first)].First
	for k := n.first - 1; k >= max(start, n.first-8); k-- {
		w := &words[k]
		if w.shape == markShape && doc.Tokens()[k].Norm == "." && k > start && title(words[k-1].key) {
			continue
		}
		g, ok := titles[w.key]
		if !ok && !w.capital() && w.shape != lowerShape {
			break
		}
		if ok {
			n.title = k
			if n.gender == UnknownGender {
				n.gender = g
			}
		}
		if noun, is := genderNouns[w.key]; is {
			n.title = min(n.title, k)
			if n.gender == UnknownGender {
				n.gender = noun
			}
		}
		if !ok && !w.capital() {
			break
		}
	}
	// "German Foreign Minister": capitals before the first title word belong to
	// it, but not a dateline that has lost its dash and left two blanks.
	tokens := doc.Tokens()
	for n.title < n.first && n.title > start && words[n.title-1].capital() && words[n.title-1].shape != initialShape && n.first-n.title < 8 && tokens[n.title].Start-tokens[n.title-1].End <= 1 {
		n.title--
	}
}

// letters is the length of the name's parts, by which the fullest form is chosen.
func (n *name) letters() int {
	sum := 0
	for _, p := range n.parts {
		sum += len(p)
	}
	return sum
}

// nearby tells whether two words are the same but for one slip of the pen: a
// letter left out, put in, or replaced. Short words must agree.
func nearby(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 || len(b)-len(a) > 1 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		// Two letters exchanged count as one slip.
		return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	}
	return a[i:] == b[i+1:]
}

// bare is a family name without an article that newspapers drop: "el-Sissi".
func bare(part string) string {
	for _, p := range [...]string{"al-", "el-", "bin-", "ibn-"} {
		if rest := strings.TrimPrefix(part, p); len(rest) > 2 && rest != part {
			return rest
		}
	}
	return part
}

// Short forms of forenames that differ from the start of the full one.
var nicknames = pairsOf(`bill william, will william, bob robert, rob robert, dick richard, rick richard, mike michael, jim james,
	jimmy james, joe joseph, tom thomas, tony anthony, ted edward, ted theodore, ed edward, jack john, johnny john, chuck charles,
	charlie charles, hank henry, harry henry, larry lawrence, liz elizabeth, beth elizabeth, betty elizabeth, kate katherine, kathy katherine,
	katie katherine, peggy margaret, maggie margaret, meg margaret, sue susan, steve stephen, steve steven, jeff jeffrey, andy andrew,
	drew andrew, dave david, dan daniel, don donald, ron ronald, ken kenneth, jerry gerald, jerry jerome, greg gregory, matt matthew,
	nick nicholas, pat patrick, pat patricia, patty patricia, cindy cynthia, debbie deborah, barb barbara, sandy sandra, vicky victoria,
	becky rebecca, tony antonio, alex alexander, sasha alexander, sandy alexander, bernie bernard, abby abigail, gabby gabrielle`)

func pairsOf(list string) map[[2]string]bool {
	out := make(map[[2]string]bool)
	for pair := range strings.SplitSeq(list, ",") {
		if f := strings.Fields(pair); len(f) == 2 {
			out[[2]string{f[0], f[1]}] = true
		}
	}
	return out
}

// sameForename tells whether two forenames may be one person's.
func sameForename(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case a == b:
		return true
	case len(a) == 1:
		return b[0] == a[0]
	case len(a) >= 3 && strings.HasPrefix(b, a) && len(b)-len(a) > 1:
		return true
	}
	return nicknames[[2]string{a, b}] || nicknames[[2]string{b, a}] || nearby(a, b) && (forenameBucket(a) == 0 || forenameBucket(b) == 0)
}

var wordAnd, wordNor, wordOr = linear.String("and"), linear.String("nor"), linear.String("or")
