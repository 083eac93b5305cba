package syntax

import "slices"

// bestTree appends the head of each of n words, -1 for the root's, in the tree
// whose arcs' scores have the largest sum (Chu and Liu 1965, Edmonds 1967). The
// root is the word that loses least by it: the difference of none and its best arc.
func bestTree(dst []int32, n int, arc func(word, head int) float32, none func(word int) float32) []int32 {
	root, least := 0, float32(0)
	for i := range n {
		best := bestHead(i, n, arc)
		dst = append(dst, best)
		lost := -none(i)
		if best >= 0 {
			lost += arc(i, int(best))
		}
		if i == 0 || lost < least {
			root, least = i, lost
		}
	}
	heads := dst[len(dst)-n:]
	heads[root] = -1
	if circle(heads) != nil {
		copy(heads, withoutCircles(n, root, arc))
	}
	return dst
}

func bestHead(word, n int, arc func(word, head int) float32) int32 {
	best, top := int32(-1), float32(0)
	for u := range n {
		if u == word {
			continue
		}
		if x := arc(word, u); best < 0 || x > top {
			best, top = int32(u), x
		}
	}
	return best
}

// circle is the words of a circle of arcs, nil if there is none.
func circle(heads []int32) []int32 {
	seen := make([]int32, len(heads)) // by which walk
	for i := range heads {
		at := int32(i)
		for at >= 0 && seen[at] == 0 {
			seen[at] = int32(i + 1)
			at = heads[at]
		}
		if at >= 0 && seen[at] == int32(i+1) {
			found := []int32{at}
			for u := heads[at]; u != at; u = heads[u] {
				found = append(found, u)
			}
			return found
		}
	}
	return nil
}

// A joint is the words that an arc joins.
type joint struct{ word, head int32 }

// withoutCircles finds the best tree by making the words of each circle of best
// arcs one, in the place of its first.
func withoutCircles(n, root int, arc func(word, head int) float32) []int32 {
	scores, joints := make([]float32, n*n), make([]joint, n*n)
	heads, of := make([]int32, n), make([]int32, n) // of is what stands in a place: a word, or n and the number of a circle
	for i := range n {
		of[i], heads[i] = int32(i), -1
		for u := range n {
			joints[i*n+u] = joint{int32(i), int32(u)}
			if u != i {
				scores[i*n+u] = arc(i, u)
			}
		}
		if i != root {
			heads[i] = bestHead(i, n, arc)
		}
	}
	var arcs []joint                        // that make the circles
	var members []int32                     // what they join
	within := slices.Repeat([]int32{-1}, n) // the circle that a word or a circle is in
	for ring := circle(heads); ring != nil; ring = circle(heads) {
		r, id := int(ring[0]), int32(len(within))
		lost := make([]float32, len(ring))
		for k, u := range ring {
			at := int(u)*n + int(heads[u])
			lost[k] = scores[at]
			arcs, members = append(arcs, joints[at]), append(members, of[u])
			within[of[u]] = id
		}
		for _, u := range ring {
			heads[u], of[u] = -1, -1
		}
		of[r] = id
		for o := range n {
			if o == r || of[o] < 0 {
				continue
			}
			in, out := r*n+o, o*n+r
			scores[in] -= lost[0]
			for k, u := range ring[1:] {
				if x := scores[int(u)*n+o] - lost[k+1]; x > scores[in] {
					scores[in], joints[in] = x, joints[int(u)*n+o]
				}
				if x := scores[o*n+int(u)]; x > scores[out] {
					scores[out], joints[out] = x, joints[o*n+int(u)]
				}
			}
			if h := heads[o]; h >= 0 && of[h] < 0 {
				heads[o] = int32(r)
			}
			if heads[r] < 0 || scores[in] > scores[r*n+int(heads[r])] {
				heads[r] = int32(o)
			}
		}
		within = append(within, -1)
	}
	tree := slices.Repeat([]int32{-1}, n)
	has := make([]bool, len(within)) // a head from outside
	take := func(a joint, whole int32) {
		tree[a.word] = a.head
		for c := a.word; ; c = within[c] {
			if has[c] = true; c == whole {
				return
			}
		}
	}
	for i, h := range heads {
		if h >= 0 {
			take(joints[i*n+int(h)], of[i])
		}
	}
	for at := len(arcs) - 1; at >= 0; at-- {
		if !has[members[at]] {
			take(arcs[at], members[at])
		}
	}
	return tree
}
