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
	described       // a description ("the band leader"), which may be somebody the text does not name
	doubts
)

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
	var c calibrated
	if n, err := fmt.Sscan(file, &c.threshold, &c.lines[adrift].slope, &c.lines[adrift].shift, &c.lines[described].slope, &c.lines[described].shift); n < 5 || err != nil {
		return calibrated{0.6, [doubts]line{{1, 0}, {1, 0}, {1, 0}}}
	}
	c.lines[noDoubt] = line{1, 0}
	return c
}

func (c calibrated) String() string {
	a, d := c.lines[adrift], c.lines[described]
	return fmt.Sprintf("%.2f %.2f %.2f %.2f %.2f\n", c.threshold, a.slope, a.shift, d.slope, d.shift)
}

// doubt is why the ranker may be too sure of who the source is.
func (r *ranking) doubt() doubt {
	switch {
	case r.source.form == nominal:
		return described
	case r.source.form == thirdPerson && !r.ordered && r.orphan(r.s.paragraphOfToken(r.source.first)):
		return adrift
	}
	return noDoubt
}

// certainty is the probability that the candidate is right.
func (r *ranking) certainty(c calibrated, score float64) float64 {
	if d := r.doubt(); d != noDoubt {
		return c.lines[d].at(odds(score))
	}
	return math.Exp(score)
}

// odds are the log-odds of a log-probability, at most 3 either way: beyond, the
// ranker knows no better.
func odds(score float64) float64 {
	p := math.Exp(score)
	return max(-3, min(3, math.Log(p/max(1-p, 1e-9))))
}
