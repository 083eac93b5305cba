package quote

// What two cues claim alike was said once.
const (
	alike     = 0.8 // how much alike their contents are
	mostApart = 6   // readings that another one is compared with
)

// once shares out what two cues claim alike. Where both stand between the parts
// of a content, the parts before go to the first and the others to the second;
// else the reading that is surer stays.
func once(all []reading) []reading {
	drop := make([]bool, len(all))
	for i := range all {
		for j := i + 1; j < min(len(all), i+1+mostApart) && !drop[i]; j++ {
			a, b := &all[i], &all[j]
			switch {
			case drop[j] || a.content.likeness(b.content) < alike:
			case a.shareOut(b):
			case a.confidence < b.confidence:
				drop[i] = true
			default:
				drop[j] = true
			}
		}
	}
	kept := all[:0]
	for i, r := range all {
		if !drop[i] {
			kept = append(kept, r)
		}
	}
	return kept
}

// shareOut gives a the parts of their content before its cue and b those behind
// its own, if that is all of it; a's cue comes first.
func (a *reading) shareOut(b *reading) bool {
	if !a.content.equal(b.content) || a.cue.last > b.cue.first {
		return false
	}
	for k := 1; k < len(a.content); k++ {
		if a.content[k-1][1] <= a.cue.first && b.cue.last <= a.content[k][0] {
			a.content, b.content = a.content[:k:k], b.content[k:]
			return true
		}
	}
	return false
}
