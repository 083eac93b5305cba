package score

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/internal/corpus"
)

var (
	titles = words("mr mrs ms miss dr sir dame lord lady sen senator rep representative gov governor president " +
		"vice secretary gen general col colonel maj major capt captain lt sgt adm rev reverend judge " +
		"justice prof professor mayor chancellor minister prime ambassador the")
	suffixes = words("jr sr ii iii iv md phd esq")
	pronouns = words("he she they i we it who his her their him them himself herself you")
	namePart = regexp.MustCompile(`[a-z0-9]+(?:-[a-z0-9]+)*`)
)

func words(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// NameParts are the words of a name in lower case, without titles before it,
// suffixes after it, apostrophes and what is not ASCII, so that a name from
// damaged text compares with the one that was published.
func NameParts(name string) []string {
	name = strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf || r == '\'' {
			return -1
		}
		return r
	}, name)
	parts := namePart.FindAllString(strings.ToLower(name), -1)
	for len(parts) > 1 && titles[parts[0]] {
		parts = parts[1:]
	}
	for len(parts) > 1 && suffixes[parts[len(parts)-1]] {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// SamePerson tells whether a predicted name is the gold speaker's: one of the
// aliases where the gold lists them; else the first and the last name agree
// (the last alone where the gold has just one part) and the titles are not of
// two genders.
func SamePerson(gold *corpus.Speaker, name string) bool {
	for _, alias := range gold.Aliases {
		if plain(alias) == plain(name) {
			return true
		}
	}
	g, p := NameParts(gold.Name), NameParts(name)
	if len(g) == 0 || len(p) == 0 {
		return false
	}
	if a, b := titleGender(gold.Name), titleGender(name); a != b && a != "" && b != "" {
		return false
	}
	return g[len(g)-1] == p[len(p)-1] && (len(g) == 1 || len(p) > 1 && g[0] == p[0])
}

// SameFamily tells whether the last parts of two names agree.
func SameFamily(gold, name string) bool {
	g, p := NameParts(gold), NameParts(name)
	return len(g) > 0 && len(p) > 0 && g[len(g)-1] == p[len(p)-1]
}

// SameGroup tells whether two names of groups share a word that says something.
func SameGroup(gold, name string) bool {
	g := NameParts(gold)
	return slices.ContainsFunc(NameParts(name), func(w string) bool {
		return w != "the" && w != "of" && slices.Contains(g, w)
	})
}

// plain is a name in lower case with nothing in it but letters, digits and blanks.
func plain(name string) string {
	name = strings.TrimPrefix(strings.ToLower(name), "the ")
	name = strings.Map(func(r rune) rune {
		if r == ' ' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, name)
	return strings.Trim(name, " ")
}

func titleGender(name string) string {
	first, _, _ := strings.Cut(plain(name), " ")
	switch first {
	case "mr", "sir", "lord":
		return "m"
	case "mrs", "ms", "miss", "lady", "dame":
		return "f"
	}
	return ""
}
