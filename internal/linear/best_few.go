package linear

import "math"

// lost is the score below which a sequence is none: some step of it was forbidden.
const lost = Forbidden / 2

// few holds the working memory of BestFew.
type few struct {
	prev       [][]uint8 // by label: the labels that may stand before it
	prevOf     *Chain
	here, next []int32 // by label, then rank
	back       []uint8 // by position, label and rank: the label before and its rank
	heads      []int
	paths      [][]uint8
	scores     []int32
}

// BestFew is the k best sequences of labels, best first, and their scores
// (list Viterbi, Seshadri and Sundberg 1994); fewer where there are no more.
// They are valid until the next call. k and c.Labels are 15 at the most.
func (d *Decoder) BestFew(c *Chain, scores []int32, k int) (paths [][]uint8, best []int32) {
	n := c.Labels
	length := len(scores) / n
	f := &d.few
	f.paths, f.scores = f.paths[:0], f.scores[:0]
	if length == 0 {
		return nil, nil
	}
	if f.prevOf != c {
		f.prevOf, f.prev = c, make([][]uint8, n)
		for j := range n {
			for i := range n {
				if c.From[i*n+j] > lost {
					f.prev[j] = append(f.prev[j], uint8(i))
				}
			}
		}
	}
	f.here, f.next = grow(f.here, n*k), grow(f.next, n*k)
	f.back = grow(f.back, length*n*k)
	f.heads = grow(f.heads, n)
	for j := range n {
		for r := range k {
			f.here[j*k+r] = 2 * lost
		}
		f.here[j*k] = max(c.Start[j]+scores[j], 2*lost)
	}
	for t := 1; t < length; t++ {
		for j := range n {
			from := f.prev[j]
			clear(f.heads)
			for r := range k {
				top, at := int32(math.MinInt32), -1
				for _, i := range from {
					if h := f.heads[i]; h < k {
						if s := f.here[int(i)*k+h] + c.From[int(i)*n+j]; s > top {
							top, at = s, int(i)
						}
					}
				}
				if top < lost {
					for ; r < k; r++ {
						f.next[j*k+r] = 2 * lost
					}
					break
				}
				f.back[(t*n+j)*k+r] = uint8(at)<<4 | uint8(f.heads[at])
				f.heads[at]++
				f.next[j*k+r] = max(top+scores[t*n+j], 2*lost)
			}
		}
		f.here, f.next = f.next, f.here
	}
	clear(f.heads)
	for range k {
		top, label := int32(lost), -1
		for j := range n {
			if h := f.heads[j]; h < k {
				if s := f.here[j*k+h] + c.End[j]; s > top {
					top, label = s, j
				}
			}
		}
		if label < 0 {
			break
		}
		rank := f.heads[label]
		f.heads[label]++
		var path []uint8
		if n := len(f.paths); n < cap(f.paths) {
			path = f.paths[:n+1][n]
		}
		path = grow(path, length)
		j := label
		for t := length - 1; t >= 0; t-- {
			path[t] = uint8(j)
			b := f.back[(t*n+j)*k+rank]
			if t > 0 {
				j, rank = int(b>>4), int(b&15)
			}
		}
		f.paths, f.scores = append(f.paths, path), append(f.scores, top)
	}
	return f.paths, f.scores
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
