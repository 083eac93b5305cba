package quote

import (
	"slices"
	"sort"
)

// withoutOwnName takes out of contents of several parts, in place, those in which
// the source itself is quoted by name: nobody calls himself that. In "It failed,
// Moore said. Moore believes it will fail again" the second sentence is not
// Moore's.
func (v *view) withoutOwnName(all []reading) {
	for i := range all {
		x := &all[i]
		name := v.nameIn(x.source)
		if len(x.content) < 2 || name == "" {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(x.content), func(r [2]int) bool {
			at := sort.Search(len(all), func(k int) bool { return all[k].cue.first >= r[0] })
			for ; at < len(all) && all[at].cue.first < r[1]; at++ {
				if s := all[at].source; s[0] >= r[0] && s[1] <= r[1] && v.nameIn(s) == name {
					return true
				}
			}
			return false
		})
		if len(left) > 0 {
			x.content = left
		}
	}
}

// nameIn is the last proper noun of a source's first phrase, or nothing.
func (v *view) nameIn(source [2]int) string {
	name := ""
	for i := source[0]; i < source[1] && v.tokens[i].Norm != ","; i++ {
		if v.isName(i) {
			name = v.tokens[i].Norm
		}
	}
	return name
}
