//go:build train

package speaker

var linkerDefaults = rankerOptions{epochs: 16, rate: 0.05, l2: 2e-3, dropout: 0.3, least: 4, seeds: 3}

// linkTrial is what a pronoun adrift teaches of links: those of the right
// person, all together, against the others.
func (r *ranking) linkTrial(t *trial) *trial {
	right := make(map[int]bool)
	for i, c := range r.candidates {
		right[c.who] = t.right[i]
	}
	r.tie()
	out := &trial{form: t.form, id: t.id}
	for _, tie := range r.ties {
		out.right = append(out.right, right[tie.who])
		out.ends = append(out.ends, int32(tie.end))
	}
	out.features = append(out.features, r.features...)
	return out
}

func linkTrials(data []*trial) []*trial {
	var out []*trial
	for _, t := range data {
		if t.link != nil {
			out = append(out, t.link)
		}
	}
	return out
}
