package speaker

import (
	_ "embed"
	"fmt"
	"math"
)

//go:embed threshold.txt
var thresholdFile string

// calibration is what training finds about the ranker's certainty on articles
// that it has not seen.
var calibration = openCalibrated(thresholdFile)

// A doubt is a reason why the ranker may be too sure.
type doubt uint8

const (
	noDoubt   doubt = iota
	adrift          // a pronoun out of order whose paragraph names nobody who fits
	described       // a description ("the candidate"), which may be somebody the text does not name
	unsaid          // no source at all
	doubts
)

// The least certainty for naming somebody where there is a doubt: a wrong name
// is worse than none.
const (
	careful = 4. / 5 // whom a source describes and does not name, or where there is no source
	likely  = 2. / 3 // for whom a pronoun adrift stands
)

// sureSource is how sure it must be that the source of an indirect quote is who
// said it, for anybody to be named: where somebody is named whom the text names
// no source for, an object near by was taken for one ("criticized Moore for his
// answer"). What stands between marks nearly always has its source, and "who" is
// no object.
const sureSource = 0.91

// A calibrated certainty is that of the ranker, but where there is a doubt.
type calibrated struct {
	threshold float64      // from here up, people named are right 95 times in 100
	lines     [doubts]line // by doubt; that of noDoubt is not used
}

// A line corrects log-odds.
type line struct{ slope, shift float64 }

func (l line) at(odds float64) float64 { return 1 / (1 + math.Exp(-l.slope*odds-l.shift)) }

// openCalibrated reads the numbers; without them, a default by hand.
func openCalibrated(file string) calibrated {
	c := calibrated{threshold: 0.6}
	for d := range c.lines {
		c.lines[d] = line{1, 0}
	}
	got := c
	numbers := []any{&got.threshold}
	for d := adrift; d < doubts; d++ {
		numbers = append(numbers, &got.lines[d].slope, &got.lines[d].shift)
	}
	if _, err := fmt.Sscan(file, numbers...); err != nil {
		return c
	}
	return got
}

func (c calibrated) String() string {
	out := fmt.Sprintf("%.2f", c.threshold)
	for _, l := range c.lines[adrift:] {
		out += fmt.Sprintf(" %.2f %.2f", l.slope, l.shift)
	}
	return out + "\n"
}

// least is how certain a person must be to be named where nothing else was asked for.
func (c calibrated) least(d doubt) float64 {
	switch d {
	case described, unsaid:
		return max(c.threshold, careful)
	case adrift:
		return max(c.threshold, likely)
	}
	return c.threshold
}

// doubt is why the ranker may be too sure that the source is somebody.
func (r *ranking) doubt(who int) doubt {
	switch {
	case r.source.form == noSource:
		return unsaid
	case r.source.form == nominal:
		return described
	case r.source.form == thirdPerson && !r.ordered && r.adrift && !r.hangs(who):
		return adrift
	}
	return noDoubt
}

// hangs tells whether a he or she, or a description, is taken for whom another
// one of its kind was taken for in the quote before, and nothing names that
// person in between: if that was wrong, so is this.
func (r *ranking) hangs(who int) bool {
	h := &r.history
	if who < 0 || who != h.who || r.source.first < h.token || r.source.form != h.form || h.form != thirdPerson && h.form != nominal {
		return false
	}
	at, ok := r.seen[who]
	return ok && (r.near[at].at < 0 || r.s.names[r.near[at].at].first <= h.token)
}

// certainty is the probability that the candidate is right.
func (r *ranking) certainty(c calibrated, best candidate) float64 {
	p := math.Exp(best.score)
	if d := r.doubt(best.who); d != noDoubt {
		p = c.lines[d].at(odds(best.score))
	}
	if r.hangs(best.who) {
		p = min(p, r.history.sure)
	}
	return p
}

// odds are the log-odds of a log-probability, at most 3 either way: beyond, the
// ranker knows no better.
func odds(score float64) float64 {
	p := math.Exp(score)
	return max(-3, min(3, math.Log(p/max(1-p, 1e-9))))
}
