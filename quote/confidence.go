package quote

import (
	"whosaid/internal/linear"
)

// A proposal is a cue with its labelled window, before it is decided whether it
// is a quote.
type proposal struct {
	cue    cue
	fr     frameFacts
	labels []uint8
	// By how much the scores of the best labels beat those of the best labels
	// without the cue, and with another left, another right edge of the content
	// and another source.
	left, right, source int32
}

// frameFacts are what the confidence looks at of a frame.
type frameFacts struct {
	first   int // the window's first token
	subject bool
}

// margins fills in by how much a proposal's arguments win.
func (f *finder) margins(p *proposal, scores []int32, best int32) {
	without := func(k int) int32 {
		if k < 0 {
			return 0
		}
		row := scores[k*argumentLabels : (k+1)*argumentLabels]
		old := row[p.labels[k]]
		row[p.labels[k]] = linear.Forbidden
		_, other := f.other.Best(f.models.argumentChain, scores)
		row[p.labels[k]] = old
		return best - other
	}
	left, right, source := -1, -1, -1
	for k, l := range p.labels {
		switch {
		case l == out:
		case l >= sourceLabel:
			source = k
		default:
			if left < 0 {
				left = k
			}
			right = k
		}
	}
	p.left, p.right, p.source = without(left), without(right), without(source)
}

// confidenceFeatures lists what the confidence of a proposal is made from.
func (v *view) confidenceFeatures(l *featureList, p *proposal, unit, cueUnit float32) {
	l.reset(5000)
	step := func(x int32, unit float32) linear.Feature {
		return number(int(min(15, max(0, float32(x)*unit/2))))
	}
	cue, left, right, source := step(p.cue.margin, cueUnit), step(p.left, unit), step(p.right, unit), step(p.source, unit)
	words, outside, between := 0, 0, 0
	some := false
	for k, x := range p.labels {
		switch i := p.fr.first + k; {
		case x == out || x >= sourceLabel:
		case v.sentence[i] != v.sentence[p.cue.first]:
			outside++
			words++
		default:
			words++
		}
		some = some || x >= sourceLabel
		if opens(x) && x < sourceLabel && v.marks.inside[p.fr.first+k] {
			between = 1
		}
	}
	t := v.tagAt(p.cue.head)
	state := number(v.marks.state)
	l.add(number(0))
	l.add(cue)
	l.add(left)
	l.add(right)
	l.add(source, flag(some))
	l.add(cue, left)
	l.add(cue, right)
	l.add(left, right)
	l.add(cue, flag(some))
	l.add(state)
	l.add(state, number(between))
	l.add(t)
	l.add(t, flag(some))
	l.add(bucket(words))
	l.add(bucket(words), t)
	l.add(flag(outside > 0), state)
	l.add(v.stem[p.cue.head])
	l.add(bucket(p.cue.last-p.cue.first), t)
	l.add(flag(p.fr.subject), t)
}

// confidence is the probability that a proposal is a quote whose content is
// right in the main, calibrated on articles that the models did not learn from.
func (f *finder) confidence(p *proposal) float64 {
	f.v.confidenceFeatures(&f.list, p, f.models.argument.Unit(), f.models.cue.Unit())
	var scores [2]int32
	f.models.confidence.AddAll(scores[:], f.list.f)
	return sigmoid(float64(scores[1]-scores[0]) * float64(f.models.confidence.Unit()))
}
