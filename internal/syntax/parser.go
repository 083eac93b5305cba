package syntax

import "whosaid/internal/linear"

// The parser is greedy and arc-hybrid (Kuhlmann et al. 2011): words are shifted
// from the buffer to a stack, whose top becomes a dependent of the buffer's
// front (left) or of the word below it (right). The root stands at the end of
// the buffer. A transition is shift, or a direction and a relation.
const (
	shift       = 0
	transitions = 1 + 2*len(Relations)
)

func left(relation int) int      { return 1 + relation }
func right(relation int) int     { return 1 + len(Relations) + relation }
func isLeft(transition int) bool { return transition > shift && transition <= len(Relations) }
func relationOf(transition int) int {
	return (transition - 1) % len(Relations)
}

// state is the parser's: the stack, the front of the buffer, and the tree so far.
type state struct {
	stack []int32
	front int
	n     int // words; the root is word n
	words []Word
	// The outermost dependents that each word has so far and their number, by side; -1 for none.
	leftmost, rightmost []int32
	leftCount           []uint8
	rightCount          []uint8
}

func (s *state) reset(words []Word) {
	s.n, s.front, s.words = len(words), 0, words
	s.stack = s.stack[:0]
	s.leftmost, s.rightmost = s.leftmost[:0], s.rightmost[:0]
	s.leftCount, s.rightCount = s.leftCount[:0], s.rightCount[:0]
	for range len(words) + 1 {
		s.leftmost, s.rightmost = append(s.leftmost, -1), append(s.rightmost, -1)
		s.leftCount, s.rightCount = append(s.leftCount, 0), append(s.rightCount, 0)
	}
	for i := range words {
		words[i].Head, words[i].Relation = -1, 0
	}
}

func (s *state) done() bool { return s.front == s.n && len(s.stack) == 0 }

func (s *state) canShift() bool { return s.front < s.n }
func (s *state) canLeft() bool  { return len(s.stack) > 0 }
func (s *state) canRight() bool { return len(s.stack) > 1 }

func (s *state) top(i int) int32 {
	if len(s.stack) <= i {
		return -1
	}
	return s.stack[len(s.stack)-1-i]
}

func (s *state) apply(transition int) {
	if transition == shift {
		s.stack = append(s.stack, int32(s.front))
		s.front++
		return
	}
	child := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	w := &s.words[child]
	w.Relation = uint8(relationOf(transition))
	if isLeft(transition) {
		head := s.front
		if head < s.n {
			w.Head = int32(head)
		} else {
			w.Head, w.Relation = -1, Root
		}
		// Heads take their left dependents from the inside out.
		s.leftmost[head] = child
		s.leftCount[head] = min(3, s.leftCount[head]+1)
		return
	}
	head := s.stack[len(s.stack)-1]
	w.Head = head
	s.rightmost[head] = child
	s.rightCount[head] = min(3, s.rightCount[head]+1)
}

// none is the class of a word that is not there, rootClass the root's.
const (
	none      = 250
	rootClass = 251
)

// features appends the features of a state.
func (s *state) features(f []linear.Feature, forms []form) []linear.Feature {
	get := func(i int32) (linear.Feature, int) {
		switch {
		case i < 0 || int(i) > s.n:
			return 0, none
		case int(i) == s.n:
			return 1, rootClass
		}
		return forms[i].word, int(s.words[i].Class)
	}
	relation := func(i int32) int {
		if i < 0 {
			return none
		}
		return int(s.words[i].Relation)
	}
	class := func(i int32) int { _, c := get(i); return c }
	of := func(list []int32, i int32) int32 {
		if i < 0 {
			return -1
		}
		return list[i]
	}
	count := func(list []uint8, i int32) int {
		if i < 0 {
			return 9
		}
		return int(list[i])
	}
	s0, s1, s2 := s.top(0), s.top(1), s.top(2)
	b0 := int32(s.front)
	w0, p0 := get(s0)
	w1, p1 := get(s1)
	_, p2 := get(s2)
	wb, pb := get(b0)
	wb1, pb1 := get(b0 + 1)
	_, pb2 := get(b0 + 2)
	distance := 0
	if s0 >= 0 {
		distance = bucket(int(b0 - s0))
	}
	gap := 0
	if s1 >= 0 {
		gap = bucket(int(s0 - s1))
	}
	l0, r0, lb, l1, r1 := of(s.leftmost, s0), of(s.rightmost, s0), of(s.leftmost, b0), of(s.leftmost, s1), of(s.rightmost, s1)
	t := 0
	next := func() linear.Feature { t++; return linear.Template(100 + t) }
	f = append(f,
		next().With(w0), next().Int(p0), next().With(w0).Int(p0),
		next().With(w1), next().Int(p1), next().With(w1).Int(p1),
		next().With(wb), next().Int(pb), next().With(wb).Int(pb),
		next().With(wb1), next().Int(pb1), next().Int(pb2), next().Int(p2),
		next().With(w0).With(wb), next().With(w0).Int(pb), next().Int(p0).With(wb), next().Int(p0).Int(pb).Int(distance),
		next().With(w1).With(w0), next().With(w1).Int(p0), next().Int(p1).With(w0), next().Int(p1).Int(p0).Int(gap),
		next().Int(p0).Int(pb).Int(pb1), next().Int(p1).Int(p0).Int(pb), next().Int(p2).Int(p1).Int(p0), next().Int(pb).Int(pb1).Int(pb2),
		next().With(w1).Int(p0).Int(pb), next().Int(p1).With(w0).Int(pb), next().Int(p1).Int(p0).With(wb),
		next().Int(p0).Int(class(l0)).Int(pb), next().Int(p0).Int(class(r0)).Int(pb), next().Int(p0).Int(pb).Int(class(lb)),
		next().Int(p1).Int(class(r1)).Int(p0), next().Int(p1).Int(class(l1)).Int(p0),
		next().With(w0).Int(relation(l0)), next().With(w0).Int(relation(r0)), next().With(wb).Int(relation(lb)), next().With(w1).Int(relation(r1)),
		next().With(w0).Int(count(s.leftCount, s0)), next().With(w0).Int(count(s.rightCount, s0)), next().With(wb).Int(count(s.leftCount, b0)),
		next().Int(p0).Int(count(s.leftCount, s0)).Int(count(s.rightCount, s0)), next().With(w1).Int(count(s.rightCount, s1)),
		next().With(w0).Int(distance), next().With(wb).Int(distance), next().With(w1).Int(gap),
		next().Int(relation(l0)).Int(relation(r0)).Int(p0).Int(pb),
		next().Int(p0).Int(pb).Int(distance).Int(pb1),
	)
	return f
}

func bucket(n int) int {
	switch {
	case n < 5:
		return n
	case n < 8:
		return 5
	case n < 12:
		return 6
	}
	return 7
}
