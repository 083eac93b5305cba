package page

import "math"

// A Bar is a group's part of the bar that divides what is heard.
type Bar struct {
	Count
	Group    Group
	Index    int // the number of its colour
	X, Width int // in thousandths
}

// Bars are the groups that are heard at all.
func (t *Tally) Bars() []Bar { return bars(t.Groups) }

func bars(all [groups]Count) []Bar {
	var out []Bar
	x := 0.
	for g, c := range all {
		if c.Quotes == 0 {
			continue
		}
		from, to := thousandths(x), thousandths(x+c.Share)
		out = append(out, Bar{c, Group(g), g, from, to - from})
		x += c.Share
	}
	return out
}

// Thousandths is the voice's share as the width of its bar.
func (v *Voice) Thousandths() int { return thousandths(v.Share) }

func thousandths(x float64) int { return int(math.Round(1000 * x)) }
