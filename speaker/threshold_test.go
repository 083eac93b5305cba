package speaker

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOpenCalibrated(t *testing.T) {
	assert.Equal(t, calibrated{0.57, 0.5, -1}, openCalibrated("0.57 0.5 -1\n"))
	assert.Equal(t, calibrated{0.6, 1, 0}, openCalibrated("nonsense"))
	c := calibrated{0.5, 0.75, -0.25}
	assert.Equal(t, c, openCalibrated(c.String()))
	assert.Greater(t, calibration.threshold, 0.3)
	assert.LessOrEqual(t, calibration.slope, 1.0)
}

func TestOdds(t *testing.T) {
	assert.InDelta(t, 0, odds(math.Log(0.5)), 1e-9)
	assert.Equal(t, 3.0, odds(0))
	assert.Equal(t, -3.0, odds(-40))
}
