package quote

import (
	"cmp"
	"slices"

	"whosaid/internal/linear"
	"whosaid/internal/neural"
	"whosaid/sentence"
)

// The labels of a span: outside, its beginning, inside, its end, and a span of one word.
const (
	out = iota
	begin
	inside
	end
	single
	spanLabels
)

// mayFollow is the grammar of span labels; -1 stands for either end of a sequence.
func mayFollow(i, j int) bool {
	open := i == begin || i == inside
	if j == -1 {
		return !open
	}
	if i == -1 {
		return j == out || j == begin || j == single
	}
	if open {
		return j == inside || j == end
	}
	return j == out || j == begin || j == single
}

// children finds what a cue candidate governs: the tokens that hang on i, in order.
func (v *view) children(dst []int, i int) []int {
	s := v.doc.Sentences()[v.sentence[i]]
	dst = dst[:0]
	for j := max(s.First, int(v.leftEnd[i])); j < min(s.Last, int(v.rightEnd[i])+1); j++ {
		if int(v.words[j].Head) == i {
			dst = append(dst, j)
		}
	}
	return dst
}

// cueFeatures lists what the cue model sees of token i.
func (v *view) cueFeatures(l *featureList, kids []int, i int) []int {
	l.reset(1000)
	w, t := v.wordAt, v.tagAt
	word := v.words[i]
	s := v.doc.Sentences()[v.sentence[i]]
	l.add(w(i))
	l.add(v.stemAt(i))
	l.add(v.suffix[i], t(i))
	l.add(t(i))
	l.add(w(i-1), number(1))
	l.add(w(i+1), number(1))
	l.add(w(i - 2))
	l.add(w(i + 2))
	l.add(w(i-1), w(i))
	l.add(w(i), w(i+1))
	l.add(w(i-1), w(i), w(i+1))
	l.add(w(i-2), w(i-1))
	l.add(w(i+1), w(i+2))
	l.add(v.stemAt(i), w(i+1))
	l.add(v.stemAt(i), w(i-1))
	l.add(t(i-1), t(i))
	l.add(t(i), t(i+1))
	l.add(t(i-1), t(i), t(i+1))
	l.add(t(i+1), t(i+2))
	l.add(t(i-2), t(i-1))
	l.add(v.stemAt(i), t(i+1))
	l.add(v.stemAt(i), t(i-1))
	l.add(v.stemAt(i), t(i))
	l.add(flag(v.upper[i]), t(i), flag(i == s.First))
	l.add(w(i + 3))
	l.add(w(i - 3))

	// The tree about it.
	head := int(word.Head)
	l.add(v.relAt(i), t(i))
	l.add(v.stemAt(i), v.relAt(i))
	l.add(v.relAt(i), v.stemAt(head))
	l.add(v.relAt(i), v.tagAt(head))
	l.add(v.stemAt(i), v.stemAt(head))
	kids = v.children(kids, i)
	var pattern, subject, clause linear.Feature = 1, nothing, nothing
	subjectTag := nothing
	for _, k := range kids {
		r := v.relAt(k)
		l.f = append(l.f, linear.Template(1201).With(r).With(v.stemAt(i)), linear.Template(1202).With(r).With(t(i)),
			linear.Template(1203).With(r).With(v.low[k]), linear.Template(1204).With(r).With(v.tagAt(k)).With(flag(k < i)))
		switch v.words[k].Relation {
		case relationNsubj, relationNsubjpass:
			subject, subjectTag = v.low[k], v.tagAt(k)
		case relationCcomp, relationXcomp, relationAdvcl:
			clause = r.With(flag(k < i))
			l.f = append(l.f, linear.Template(1205).With(r).With(v.tagAt(k)).With(t(i)).With(flag(k < i)))
		}
		switch v.words[k].Relation {
		case relationPunct, relationDet, relationAux:
		default:
			pattern = pattern.With(r).With(flag(k < i))
		}
	}
	l.add(pattern, t(i))
	l.add(pattern, v.stemAt(i))
	l.add(subject, number(2))
	l.add(subject, v.stemAt(i))
	l.add(subject, clause)
	l.add(subjectTag, clause, t(i))
	l.add(clause, v.stemAt(i))
	l.add(number(int(v.depth[i])), t(i))
	if head >= 0 && (v.relAt(i) == v.relAt(head) || v.words[i].Relation == relationConj) {
		l.add(v.stemAt(head), v.relAt(i))
	} else {
		l.skip()
	}

	// Quotation marks.
	state := number(v.marks.state)
	l.add(state, t(i), flag(v.marks.inside[i]))
	l.add(state, v.stemAt(i), flag(v.marks.inside[i]))
	l.add(v.markAt(i-1), v.markAt(i+1), state)
	l.add(v.markAt(i-1), v.markAt(i-2), v.markAt(i-3), t(i))
	l.add(v.markAt(i+1), v.markAt(i+2), v.markAt(i+3), t(i))
	before, after := v.markNear(i, -1, s), v.markNear(i, 1, s)
	l.add(before, after, t(i))
	l.add(before, v.stemAt(i))
	l.add(after, v.stemAt(i))
	if v.pair != nil {
		l.f = append(l.f, linear.Template(1301).With(v.pair[i]).With(t(i)), linear.Template(1302).With(v.pair[i]).With(v.stem[i]))
	}
	// The sentence.
	l.add(bucket(i-s.First), t(i))
	l.add(bucket(s.Last-1-i), t(i))
	p := v.person[v.sentence[i]]
	l.add(p.says(), t(i))
	l.add(v.wordAt(s.First), t(i))
	return kids
}

// markNear is the nearest quotation mark on one side of token i in its sentence: its look and how far it is.
func (v *view) markNear(i, step int, s sentence.Sentence) linear.Feature {
	for j, n := i+step, 1; j >= s.First && j < s.Last && n <= 12; j, n = j+step, n+1 {
		if isMark(v.tokens[j].Norm) {
			return v.markAt(j).With(bucket(n))
		}
	}
	return nothing
}

// A cue is a span of tokens that reports.
type cue struct {
	first, last int     // tokens [first, last)
	head        int     // the token that governs the others
	margin      float32 // by how much its labels beat the best ones without it; below zero for a weak cue
	network     float32 // the network's odds for its head to be in a cue, as a logarithm
}

// cueBonus is what a weak cue may lack to be one: the reranker has the last
// word, so that more is proposed than will stay. More of them would be found
// with a higher one, and less surely told from the rest.
const cueBonus = 36

// hopeless is the odds of the network below which a token is in no cue, whatever
// the perceptron says, which is then not asked.
const hopeless = -0.5

// longestPiece is the number of tokens of a sentence that are searched at once.
const longestPiece = 300

// cues finds the cues of the document, the weak ones too.
func (f *finder) cues() []cue {
	var found []cue
	for parts := range f.v.pieces() {
		first := parts[0][0]
		scores := f.networkCues(first, parts[len(parts)-1][1])
		for _, p := range parts {
			found = f.cuesIn(found, p[0], p[1], scores[(p[0]-first)*neural.Width:])
		}
	}
	return found
}

// cuesIn appends the cues among the tokens [first, last), given the network's
// scores from first on.
func (f *finder) cuesIn(found []cue, first, last int, network []float32) []cue {
	v, m := f.v, f.models
	f.scores = grow(f.scores, (last-first)*spanLabels)
	clear(f.scores)
	for i := first; i < last; i++ {
		row := f.scores[(i-first)*spanLabels:][:spanLabels]
		if its := network[(i-first)*neural.Width:][:spanLabels]; slices.Max(its[begin:])-its[out] > hopeless {
			f.kids = v.cueFeatures(&f.list, f.kids, i)
			m.cue.AddAll(row, f.list.f)
		}
		for j := range row {
			row[j] += int32(network[(i-first)*neural.Width+j] * (cueWeight / m.cue.Unit()))
		}
	}
	strong := len(found)
	found = f.decodeCues(found, strong, first, 0, network)
	// A bonus for each cue, whatever its length, brings up the weak ones.
	bonus := int32(cueBonus / (m.cue.Unit() * cueScale))
	for at := 0; at < len(f.scores); at += spanLabels {
		f.scores[at+begin] += bonus
		f.scores[at+single] += bonus
	}
	found = f.decodeCues(found, strong, first, bonus, network)
	slices.SortFunc(found[strong:], func(a, b cue) int { return cmp.Compare(a.first, b.first) })
	return found
}

// decodeCues appends the cues of the best labels that overlap none of found[from:].
func (f *finder) decodeCues(found []cue, from, first int, bonus int32, network []float32) []cue {
	v, m := f.v, f.models
	old := found[from:]
	path, best := f.decoder.Best(m.cueChain, f.scores)
	for _, r := range runsOf(path) {
		c := cue{first: first + r[0], last: first + r[1]}
		if slices.ContainsFunc(old, func(o cue) bool { return o.first < c.last && c.first < o.last }) {
			continue
		}
		c.head = v.headOf(c.first, c.last)
		score := &f.scores[(c.head-first)*spanLabels+int(path[c.head-first])]
		was := *score
		*score = linear.Forbidden
		_, other := f.other.Best(m.cueChain, f.scores)
		*score = was
		c.margin = float32(best-other-bonus) * m.cue.Unit() * cueScale
		row := network[(c.head-first)*neural.Width:][:spanLabels]
		c.network = slices.Max(row[begin:]) - row[out]
		found = append(found, c)
	}
	return found
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// headOf is the token of [first, last) that hangs on none of the others: the
// first such verb, or the first such token.
func (v *view) headOf(first, last int) int {
	best := -1
	for i := first; i < last; i++ {
		if h := int(v.words[i].Head); h >= first && h < last {
			continue
		}
		if best < 0 || isVerb(v.words[i].Class) && !isVerb(v.words[best].Class) {
			best = i
		}
	}
	if best < 0 {
		return first
	}
	return best
}

var verbs = [...]sentence.Class{class("VB"), classVBD, class("VBG"), class("VBN"), classVBP, classVBZ}

func isVerb(c sentence.Class) bool {
	for _, x := range verbs {
		if c == x {
			return true
		}
	}
	return false
}

var (
	relationNsubjpass, relationXcomp, relationAdvcl = relation("nsubjpass"), relation("xcomp"), relation("advcl")
	relationPunct, relationDet, relationAux         = relation("punct"), relation("det"), relation("aux")
	relationConj                                    = relation("conj")
)
