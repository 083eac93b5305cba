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
		assert.GreaterOrEqual(t, calibration.lines[d].slope, 0., "what is likelier is surer")
	}
}

func TestOdds(t *testing.T) {
	assert.InDelta(t, 0, odds(math.Log(0.5)), 1e-9)
	assert.Equal(t, 3.0, odds(0))
	assert.Equal(t, -3.0, odds(-40))
}

func TestHangs(t *testing.T) {
	for _, c := range []struct {
		name         string
		form, before form
		who, named   int // who is chosen; the token where he was last named
		want         bool
	}{
		{"he after he", thirdPerson, thirdPerson, 0, 3, true},
		{"the senator after the senator", nominal, nominal, 0, 3, true},
		{"he after a name", thirdPerson, named, 0, 3, false},
		{"he after a description", thirdPerson, nominal, 0, 3, false},
		{"named in between", thirdPerson, thirdPerson, 0, 12, false},
		{"somebody else", thirdPerson, thirdPerson, 1, 3, false},
		{"nobody", thirdPerson, thirdPerson, nobody, 3, false},
	} {
		r := &ranking{s: &scene{names: []name{{first: c.named}}}, near: []view{{person: 0, at: 0}}, seen: map[int]int{0: 0},
			source: source{form: c.form, first: 20}, history: history{who: 0, form: c.before, token: 10, sure: 0.4}}
		assert.Equal(t, c.want, r.hangs(c.who), c.name)
	}
}

func TestLeast(t *testing.T) {
	c := calibrated{threshold: 0.5}
	assert.Equal(t, 0.5, c.least(noDoubt))
	assert.Equal(t, likely, c.least(adrift))
	assert.Equal(t, careful, c.least(described))
	assert.Equal(t, 0.9, calibrated{threshold: 0.9}.least(described))
}
