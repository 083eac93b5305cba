package sentence

import (
	"math/bits"
	"strings"

	"whosaid/internal/linear"
)

// determiners tell whether the noun after them is one or many.
var determiners = func() map[linear.Feature]bool {
	m := make(map[linear.Feature]bool)
	for w := range set("a an the this that these those each every another any some all both many several few most no one two three four five six seven eight nine ten other his her its their our my your whose which of by as") {
		m[lowerHash(w)] = true
	}
	return m
}()

// around is the piece at i+by of the same paragraph, or its edge.
func (r *reader) around(i, by int) *piece {
	for ; by > 0; by-- {
		if i++; i >= len(r.pieces) || r.pieces[i].first {
			return &edge
		}
	}
	for ; by < 0; by++ {
		if r.pieces[i].first {
			return &edge
		}
		i--
	}
	return &r.pieces[i]
}

var edge = piece{norm: "", key: lowerHash("\n"), kind: markPiece}

// extract sets features to those of the candidate at i. With hasty it stops
// early, and is false, where the first of them leave no hope for an apostrophe.
func (r *reader) extract(i, kind int, hasty bool) bool {
	p := &r.pieces[i]
	w := p.norm
	p1, p2, n1, n2, n3 := r.around(i, -1), r.around(i, -2), r.around(i, 1), r.around(i, 2), r.around(i, 3)
	st := w
	if kind == sCandidate {
		st = stem(w)
	}
	tail := st[strings.LastIndexByte(st, '-')+1:]
	r.features, r.summed, r.sums = r.features[:0], 0, [apostropheLabels]int32{}
	t := 0
	add := func(values ...linear.Feature) {
		f := linear.Template(t)
		t++
		for _, v := range values {
			f = f.With(v)
		}
		r.features = append(r.features, f)
	}
	n := func(x int) linear.Feature { return linear.Feature(x) }
	base := n(kind)
	if kind == bareCandidate {
		base = p.key
	}
	sh := n(int(p.shape))
	trust := n(r.trust)
	starts := 0
	if p1.kind == markPiece {
		starts = 1
	}
	add(base)
	add(base, trust)
	add(base, trust, sh)
	add(p.key)
	add(p.key, p1.key)
	add(p.key, n1.key)
	add(base, sh, n(starts))
	add(base, p1.key)
	add(base, n1.key)
	add(base, n2.key)
	add(base, p2.key)
	add(base, suffixHash(tail, 1))
	add(base, suffixHash(tail, 2))
	add(base, suffixHash(tail, 3))
	add(base, suffixHash(tail, 4), sh)
	add(base, suffixHash(n1.norm, 2))
	add(base, suffixHash(n1.norm, 3))
	add(base, suffixHash(p1.norm, 2))
	add(base, n(int(n1.shape)), sh)
	add(base, n(int(n1.shape)), n(int(n2.shape)), sh)
	add(base, n(int(p1.shape)), sh)
	if hasty && r.hopeless() {
		return false
	}
	stemKey := lowerHash(tail)
	whole, part := known(p.key), known(stemKey)
	k1, k2, k3, m1, m2 := known(n1.key), known(n2.key), known(n3.key), known(p1.key), known(p2.key)
	ratio := ratioOf(whole, part)
	seenStem, seenWhole := r.counts.of(stemKey), r.counts.of(p.key)
	evidence := evidenceOf(seenStem, seenWhole)
	names := int(min(seenStem[nameColumn], 3))
	pairs := int(min(r.counts.of(p1.key.With(stemKey))[allColumn], 3)*4 + min(r.counts.of(p1.key.With(p.key))[allColumn], 3))
	nextPairs := int(min(r.counts.of(stemKey.With(n1.key))[allColumn], 2)*3 + min(r.counts.of(p.key.With(n1.key))[allColumn], 2))
	det, far := &edge, 0
	for k := 1; k <= 5; k++ {
		q := r.around(i, -k)
		if q.kind == markPiece && q.norm != "\"" && q.norm != "$" {
			break
		}
		if determiners[q.key] {
			det, far = q, min(k, 3)
			break
		}
	}
	add(base, n(ratio), sh)
	add(base, n(ratio), trust)
	add(base, n(evidence), sh)
	add(base, n(evidence), trust)
	add(base, n(ratio), n(evidence))
	add(base, n(int(part.fine)))
	add(base, n(int(part.cluster)), sh)
	add(base, n(int(part.cluster)), n(int(k1.cluster)))
	add(base, n(int(part.cluster)), n(int(m1.cluster)))
	add(base, n(int(k1.fine)), sh)
	add(base, n(int(m1.fine)))
	add(base, n(int(k1.cluster)), n(int(k2.cluster)))
	add(base, n(int(m1.cluster)), n(int(k1.cluster)))
	add(base, n(int(m2.cluster)), n(int(m1.cluster)))
	add(p.key, n(int(k1.cluster)))
	add(p.key, n(int(m1.cluster)))
	add(base, n(int(whole.rank)), n(int(part.rank)), sh)
	add(base, n(int(k1.fine)), n(ratio))
	add(base, det.key, n(far))
	add(base, det.key, n(int(k1.cluster)))
	add(base, det.key, sh)
	add(base, n(int(k1.cluster)), n(int(k2.cluster)), n(int(k3.cluster)))
	add(base, n(int(part.cluster)), n(int(k1.cluster)), n(int(k2.cluster)))
	add(base, n(int(m1.cluster)), n(int(part.cluster)), n(int(k1.cluster)))
	tags := func(a lookup) linear.Feature { return n(int(a.tag)<<8 | int(a.second)) }
	tag := func(a lookup) linear.Feature { return n(int(a.tag)) }
	add(base, tags(whole), tags(part))
	add(base, tag(whole), tags(k1))
	add(base, tags(k1), tag(k2))
	add(base, tag(m1), tags(k1))
	add(base, tag(m1), tag(part), tag(k1))
	add(base, tag(m1), tag(part), tags(k1), tag(k2))
	add(base, tag(k1), tag(k2), tag(k3))
	add(base, tag(m2), tag(m1), tags(k1))
	add(base, det.key, tag(k1), tag(k2))
	add(base, det.key, tag(whole), tag(k1))
	add(base, tag(k1), sh, n(int(n1.shape)), n(ratio))
	add(base, tags(k1), tags(k2), sh)
	add(base, n(names), sh)
	add(base, n(names), n(evidence), sh)
	add(base, n(pairs), n(int(m1.tag)))
	add(base, n(pairs), sh)
	add(base, n(nextPairs), sh)
	add(p.key, tags(k1))
	add(p.key, tags(k1), tag(k2))
	add(p.key, tag(m1), tag(k1))
	add(p.key, tag(m2), tag(m1), tag(k1))
	add(base, stemKey)
	clusters := func(a lookup) linear.Feature { return n(int(a.fine)<<8 | int(a.inner)) }
	add(base, clusters(part))
	add(base, clusters(k1), sh)
	add(base, clusters(k1), tag(k2))
	add(base, clusters(m1))
	add(base, clusters(part), tag(k1))
	add(base, n(int(part.fine)), n(int(k1.fine)))
	add(base, n(int(m1.fine)), n(int(part.fine)))
	add(p.key, n(int(k1.fine)))
	counts := n(bits.Len(uint(seenStem[allColumn]))*8 + bits.Len(uint(seenWhole[allColumn])))
	add(base, counts, sh)
	add(base, counts, sh, trust)
	add(base, n(bits.Len(uint(seenStem[nameColumn]))*8+bits.Len(uint(seenWhole[nameColumn]))), n(ratio))
	add(base, counts, tag(whole), tag(part))
	add(base, counts, tag(k1))
	add(base, tags(k1), tags(k2), tag(k3))
	add(base, tag(m1), tag(k1), tag(k2), tag(k3))
	add(base, tag(m2), tag(m1), tag(part), tag(k1))
	add(base, n1.key, tag(k2), sh)
	add(base, n1.key, tag(m1))
	add(base, p1.key, tag(k1), sh)
	add(base, p1.key, tag(k1), tag(k2))
	add(base, p1.key, n1.key)
	add(base, n1.key, n2.key)
	return true
}

// ratioOf is how much rarer a word is than its stem, 20 or more where it is unknown.
func ratioOf(whole, part lookup) int {
	switch {
	case whole.rank > 0:
		return int(whole.rank) - int(part.rank)
	case part.rank > 0:
		return 20
	}
	return 21
}

// evidenceOf is how often the document has a stem and the word, and whether it
// has the stem with its 's.
func evidenceOf(stem, whole [columns]int32) int {
	e := int(min(stem[allColumn], 3)*3 + min(whole[allColumn], 3) - 1)
	if stem[genitiveColumn] > 0 {
		e += 20
	}
	return e
}

// suffixHash is the lowerHash of the last n bytes of w.
func suffixHash(w string, n int) linear.Feature { return lowerHash(w[max(0, len(w)-n):]) }

// hopeless tells whether the features so far speak so much against an
// apostrophe that those to come have never outweighed them. Most plurals are
// told from possessives by these alone.
func (r *reader) hopeless() bool {
	scores := r.scores()
	return max(scores[1], scores[2]) < -60
}

// scores are the sums of the weights of the features so far.
func (r *reader) scores() [apostropheLabels]int32 {
	apostrophes.AddAll(r.sums[:], r.features[r.summed:])
	r.summed = len(r.features)
	return r.sums
}
