package score

// A Count holds right predictions, wrong ones, and gold that was missed.
type Count struct{ Right, Wrong, Missed int }

// Precision is the share of right predictions, 0 if there are none.
func (c Count) Precision() float64 { return Share{c.Right, c.Right + c.Wrong}.Value() }

// Recall is the share of the gold that was found, 0 if there is none.
func (c Count) Recall() float64 { return Share{c.Right, c.Right + c.Missed}.Value() }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Gold is the number of gold items.
func (c Count) Gold() int { return c.Right + c.Missed }

func (c *Count) gold(found bool) {
	if found {
		c.Right++
	} else {
		c.Missed++
	}
}

func (c *Count) pred(right bool) {
	if !right {
		c.Wrong++
	}
}

func (c *Count) words(gold, pred wordSet) {
	n := gold.shared(pred)
	c.Right += n
	c.Missed += len(gold) - n
	c.Wrong += len(pred) - n
}

func (c *Count) sets(gold, pred set) {
	for k := range gold {
		c.gold(pred[k])
	}
	for k := range pred {
		c.pred(gold[k])
	}
}

// A Share is a part of a whole.
type Share struct{ Part, Whole int }

// Value is the share as a number from 0 to 1; that of nothing is 0.
func (s Share) Value() float64 {
	if s.Whole == 0 {
		return 0
	}
	return float64(s.Part) / float64(s.Whole)
}

func (s *Share) add(yes bool) {
	s.Whole++
	if yes {
		s.Part++
	}
}

func count(m *map[string]Share, name string, yes bool) {
	if *m == nil {
		*m = make(map[string]Share)
	}
	s := (*m)[name]
	s.add(yes)
	(*m)[name] = s
}

// set holds word sets by key; it leaves out empty ones.
type set map[string]bool

func (s set) add(w wordSet) {
	if len(w) > 0 {
		s[w.key()] = true
	}
}
