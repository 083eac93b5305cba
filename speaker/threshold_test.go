package speaker

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOpenCalibrated(t *testing.T) {
	c := calibrated{0.57, [doubts]line{{1, 0}, {0.5, -1}, {0.75, -0.25}, {0.9, 0.1}}}
	assert.Equal(t, c, openCalibrated("0.57 0.5 -1 0.75 -0.25 0.9 0.1\n"))
	assert.Equal(t, c, openCalibrated(c.String()))
	assert.Equal(t, 0.6, openCalibrated("nonsense").threshold)
	assert.Greater(t, calibration.threshold, 0.3)
	for d := adrift; d < doubts; d++ {
		assert.Less(t, calibration.lines[d].at(2), 1/(1+math.Exp(-2)), "a doubt makes less sure")
	}
}

func TestOdds(t *testing.T) {
	assert.InDelta(t, 0, odds(math.Log(0.5)), 1e-9)
	assert.Equal(t, 3.0, odds(0))
	assert.Equal(t, -3.0, odds(-40))
}
