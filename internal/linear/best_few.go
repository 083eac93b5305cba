package linear

import "math"

// lost is the score below which a sequence is none: some step of it was forbidden.
const lost = Forbidden / 2

// few holds the working memory of BestFew. A node is a label at a position; its
// ranks are the best sequences up to it, best first.
type few struct {
	n, k   int
	prev   [][]uint8 // by label: the labels that may stand before it
	chain  *Chain    // which prev is of
	row    []int32   // the scores of labels, by position
	known  []uint8   // by node: how many of its ranks have been worked out
	best   []int32   // by node and rank: the score, 2*lost for none
	back   []uint8   // by node and rank: the label before and its rank, or none
	heads  []uint8   // by node with two ranks or more, and label before: the rank that is next
	paths  [][]uint8
	scores []int32
}

const none = 0xff

// BestFew is the k best sequences of labels, best first, and their scores
// (list Viterbi, Seshadri and Sundberg 1994); fewer where there are no more.
// They are valid until the next call. k and c.Labels are 15 at the most.
//
// Of most nodes only the best rank is ever looked at. The others are worked out
// when they are asked for (Huang and Chiang 2005).
func (d *Decoder) BestFew(c *Chain, scores []int32, k int) (paths [][]uint8, best []int32) {
	n := c.Labels
	length := len(scores) / n
	f := &d.few
	f.paths, f.scores = f.paths[:0], f.scores[:0]
	if length == 0 {
		return nil, nil
	}
	f.start(c, scores, k)
	end := (length - 1) * n
	var heads [mostInTable]int
	for range k {
		top, label := int32(lost), -1
		for j := range n {
			if h := heads[j]; h < k {
				if s := f.rank(end+j, h) + c.End[j]; s > top {
					top, label = s, j
				}
			}
		}
		if label < 0 {
			break
		}
		var path []uint8
		if n := len(f.paths); n < cap(f.paths) {
			path = f.paths[:n+1][n]
		}
		path = grow(path, length)
		j, rank := label, heads[label]
		heads[label]++
		for t := length - 1; t >= 0; t-- {
			path[t] = uint8(j)
			b := f.back[(t*n+j)*k+rank]
			j, rank = int(b>>4), int(b&15)
		}
		f.paths, f.scores = append(f.paths, path), append(f.scores, top)
	}
	return f.paths, f.scores
}

// start works out the best rank of every node.
func (f *few) start(c *Chain, scores []int32, k int) {
	n := c.Labels
	if f.chain != c {
		f.chain, f.prev = c, make([][]uint8, n)
		for j := range n {
			for i := range n {
				if c.From[i*n+j] > lost {
					f.prev[j] = append(f.prev[j], uint8(i))
				}
			}
		}
	}
	nodes := len(scores) / n * n
	f.n, f.k, f.row = n, k, scores
	f.known = grow(f.known, nodes)
	f.best, f.back, f.heads = grow(f.best, nodes*k), grow(f.back, nodes*k), grow(f.heads, nodes*n)
	for node := range nodes {
		f.known[node] = 1
	}
	for j := range n {
		f.best[j*k], f.back[j*k] = max(c.Start[j]+scores[j], 2*lost), none
	}
	for before := 0; before+n < nodes; before += n {
		here := f.best[before*k:][:n*k]
		for j := range n {
			top, at := int32(math.MinInt32), 0
			for _, i := range f.prev[j] {
				if s := here[int(i)*k] + c.From[int(i)*n+j]; s > top {
					top, at = s, int(i)
				}
			}
			node := before + n + j
			f.set(node, 0, top, at<<4)
		}
	}
}

// set notes a rank of a node, given the score and the place of what is before it.
func (f *few) set(node, rank int, before int32, back int) {
	at := node*f.k + rank
	f.best[at], f.back[at] = 2*lost, none
	if before >= lost {
		f.best[at], f.back[at] = max(before+f.row[node], 2*lost), uint8(back)
	}
}

// rank is the score of a rank of a node. The one before has been asked for.
func (f *few) rank(node, rank int) int32 {
	if int(f.known[node]) == rank {
		f.known[node]++
		f.next(node, rank)
	}
	return f.best[node*f.k+rank]
}

// next works out a rank of a node, above the best one.
func (f *few) next(node, rank int) {
	n, k := f.n, f.k
	last := f.back[node*k+rank-1]
	if last == none || node < n {
		f.set(node, rank, 2*lost, 0)
		return
	}
	heads := f.heads[node*n:][:n]
	if rank == 1 {
		clear(heads)
	}
	heads[last>>4] = last&15 + 1
	j := node % n
	before := node - j - n
	top, at := int32(math.MinInt32), 0
	for _, i := range f.prev[j] {
		if h := int(heads[i]); h < k {
			if s := f.rank(before+int(i), h) + f.chain.From[int(i)*n+j]; s > top {
				top, at = s, int(i)
			}
		}
	}
	f.set(node, rank, top, at<<4|int(heads[at]))
}

// PathScore is the score of a sequence of labels, as Best counts it.
func PathScore(c *Chain, scores []int32, path []uint8) int32 {
	n, last := c.Labels, len(path)-1
	if last < 0 {
		return 0
	}
	total := int64(c.Start[path[0]]) + int64(c.End[path[last]])
	for t, j := range path {
		total += int64(scores[t*n+int(j)])
		if t > 0 {
			total += int64(c.From[int(path[t-1])*n+int(j)])
		}
	}
	return int32(max(total, Forbidden))
}
