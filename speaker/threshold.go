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

// A calibrated certainty is that of the ranker, but for a pronoun out of order
// whose paragraph names nobody who fits: there the ranker is too sure.
type calibrated struct {
	threshold    float64 // from here up, people named are right 95 times in 100
	slope, shift float64 // of the log-odds for those pronouns
}

// openCalibrated reads the three numbers; without them, a default by hand.
func openCalibrated(file string) calibrated {
	var c calibrated
	if n, err := fmt.Sscan(file, &c.threshold, &c.slope, &c.shift); n < 3 || err != nil {
		return calibrated{0.6, 1, 0}
	}
	return c
}

func (c calibrated) String() string {
	return fmt.Sprintf("%.2f %.2f %.2f\n", c.threshold, c.slope, c.shift)
}

// adrift tells whether the source is a pronoun whose antecedent may stand in
// any paragraph.
func (r *ranking) adrift() bool {
	return r.source.form == thirdPerson && !r.ordered && r.orphan(r.s.paragraphOfToken(r.source.first))
}

// certainty is the probability that the candidate is right.
func (r *ranking) certainty(c calibrated, score float64) float64 {
	if !r.adrift() {
		return math.Exp(score)
	}
	return 1 / (1 + math.Exp(-c.slope*odds(score)-c.shift))
}

// odds are the log-odds of a log-probability, at most 3 either way: beyond, the
// ranker knows no better.
func odds(score float64) float64 {
	p := math.Exp(score)
	return max(-3, min(3, math.Log(p/max(1-p, 1e-9))))
}
