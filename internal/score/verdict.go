package score

import "whosaid/internal/corpus"

// A Verdict is what became of one gold attribution.
type Verdict struct {
	Found   bool // it is paired with a prediction
	Exact   bool // that has exactly its words
	Speaker bool // and the right speaker: the person, the group, or nobody by name
}

// Verdicts are one for each attribution of an article, in their order.
func Verdicts(a *corpus.Article, quotes []Quote) []Verdict {
	t := newTally(a, quotes)
	out := make([]Verdict, len(a.Attributions))
	for i := range out {
		j := t.match[i]
		if j < 0 {
			continue
		}
		out[i] = Verdict{true, t.gold[i].key() == t.pred[j].key(), rightSpeaker(a.Attributions[i].Speaker, &quotes[j])}
	}
	return out
}

func rightSpeaker(gold *corpus.Speaker, q *Quote) bool {
	switch {
	case gold == nil || gold.Kind == "unnamed" || gold.Kind == "none":
		return !q.person()
	case gold.Kind == "group":
		return q.SpeakerKind == "group" && SameGroup(gold.Name, q.Name)
	}
	return q.person() && SamePerson(gold, q.Name)
}
