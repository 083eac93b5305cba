package quote

import "whosaid/internal/linear"

// A told is what the cue network and the mark network say of a reading, whatever
// its cue: means over its tokens.
type told struct {
	content, source float32 // odds of the content to be in one, of the source to be in one
	begins, ends    float32 // of its first token to be the first of a content, of its last to be the last
	worst           float32 // of the worst of its sentences to be in a content
	parts           reach   // the odds of tokens about its ends to be in a content
	marked          float32 // chance to have stood between marks, in text that has lost some
	worstMarked     float32 // that of the worst of its sentences
	markedParts     reach
}

// A reach is means over the first and the last few tokens of a content, and over
// as many before and behind it.
type reach struct{ start, end, before, behind float32 }

// endTokens is how many tokens an end of a content has.
const endTokens = 4

func (v *view) reach(c contents, mean func(first, last int) float32) reach {
	first, last := c.first(), c.last()+1
	return reach{
		start: mean(first, min(last, first+endTokens)), end: mean(max(first, last-endTokens), last),
		before: mean(max(0, first-endTokens), first), behind: mean(last, min(len(v.tokens), last+endTokens)),
	}
}

// worst is the least of the means over the sentences of a content.
func (v *view) worst(c contents, mean func(first, last int) float32) float32 {
	least := mean(c[0][0], c[0][1])
	for _, r := range c {
		for n := v.sentence[r[0]]; n <= v.sentence[r[1]-1]; n++ {
			s := v.doc.Sentences()[n]
			least = min(least, mean(max(s.First, r[0]), min(s.Last, r[1])))
		}
	}
	return least
}

func (f *finder) told(x *candidate) told {
	v, r, c := f.v, &f.roles, x.content
	t := told{
		content: r.content.over(c), begins: r.of[c.first()].begins, ends: r.of[c.last()].ends,
		worst: v.worst(c, r.content.mean), parts: v.reach(c, r.content.mean),
	}
	if a, b := x.source[0], x.source[1]; a < b {
		t.source = r.source.mean(a, b)
	}
	if v.marks.state != allMarks {
		m := &f.lostMarks().means
		t.marked, t.worstMarked, t.markedParts = m.over(c), v.worst(c, m.mean), v.reach(c, m.mean)
	}
	return t
}

// toldFeatures: what the networks say of the content.
func (g *judge) toldFeatures() {
	l, t := g.l, &g.x.told
	l.t = 5500
	far := flag(g.sum.outside > 0)
	content, worst, begins, ends := step(t.content, .7), step(t.worst, 1), step(t.begins, 1), step(t.ends, 1)
	start, end, before, behind := t.parts.steps(1)
	l.add(content)
	l.add(content, g.network)
	l.add(content, g.state)
	l.add(content, g.side)
	l.add(content, bucket(g.sum.words))
	l.add(start)
	l.add(start, before)
	l.add(start, g.side)
	l.add(end)
	l.add(end, behind)
	l.add(end, g.side)
	l.add(before, g.side)
	l.add(behind, g.side)
	l.add(begins)
	l.add(begins, g.side)
	l.add(ends)
	l.add(ends, g.side)
	l.add(worst, far)
	l.add(worst, g.state)
	if g.v.marks.state == allMarks {
		return
	}
	l.t = 5530
	const eighth = .125
	marked := step(t.marked, eighth)
	worst = step(t.worstMarked, eighth)
	start, end, before, behind = t.markedParts.steps(eighth)
	l.add(marked, g.state)
	l.add(marked, g.side)
	l.add(marked, bucket(g.sum.words))
	l.add(marked, content)
	l.add(start, before)
	l.add(end, behind)
	l.add(start, before, g.side)
	l.add(end, behind, g.side)
	l.add(worst, far)
	l.add(worst, behind, far)
	l.add(marked, worst)
}

func (r *reach) steps(size float32) (start, end, before, behind linear.Feature) {
	return step(r.start, size), step(r.end, size), step(r.before, size), step(r.behind, size)
}

// toldOfSource: what the cue network says of the source.
func (g *judge) toldOfSource() {
	l, source := g.l, step(g.x.told.source, .7)
	l.t = 5550
	l.add(source, g.sourced)
	l.add(source, g.behind.source)
}
