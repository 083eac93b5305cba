package speaker

// bind notes which words stand side by side in organisations and places
// outside headlines: only those stay together in a headline, where a detector
// takes whole rows of capitals for one organisation.
func (a *agreement) bind() {
	for i := 1; i < len(a.words); i++ {
		if t := a.tags[i]; (t == groupLabel || t == placeLabel) && a.tags[i-1] == t && !a.headline(i) {
			a.bound[a.hash(i-1, i+1)] = true
		}
	}
}

// verbBefore frees a name that the detector took for a group or a place
// together with the verb before it at the start of a sentence: "Continued Moore".
func (a *agreement) verbBefore(s segment) {
	i := s.first
	if i+1 >= s.last || !speechWords[a.words[i].key] || a.tags[i] == otherLabel || a.family[a.words[i+1].key]+a.alone[a.words[i+1].key] == 0 || a.full[a.hash(i, i+2)] > 1 {
		return
	}
	sent := a.doc.Sentences()[a.doc.SentenceOf(i)]
	if i > sent.First && (i > sent.First+1 || a.words[sent.First].shape != markShape) {
		return
	}
	a.tags[i] = otherLabel
	a.tags[i+1] = personBegin
}
