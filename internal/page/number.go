package page

import (
	"math"
	"strconv"
)

// colours is how many colours the palette has for speakers; colour 0 is the
// grey of quotes without one.
const colours = 12

// colour is the place of a voice in the palette. Beyond the last colour they
// come again: the number at each quote tells the voices apart.
func colour(number int) int {
	if number <= 0 {
		return 0
	}
	return (number-1)%colours + 1
}

// percent is "7 %" of .07.
func percent(x float64) string {
	p := math.Round(100 * x)
	if p == 0 && x > 0 {
		return "<1\u00a0%"
	}
	return strconv.Itoa(int(p)) + "\u00a0%"
}

// certainty is a percentage that never claims all.
func certainty(x float64) string {
	if x > .99 {
		return "over 99\u00a0%"
	}
	return percent(x)
}

// count is n with its thousands parted: 12,345.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// plural is "1 quote" or "2 quotes".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + one + "s"
}

// A trust is certainty in words.
type trust string

const (
	sure   trust = "sure"
	likely trust = "likely"
	unsure trust = "to check"
)

// sureness is the word for a certainty. Certainties are calibrated, so that
// one quote in seven or fewer is wrong among the sure ones, and two in five
// or more among those to check.
func sureness(certainty float64) trust {
	switch {
	case certainty >= .85:
		return sure
	case certainty >= .6:
		return likely
	}
	return unsure
}
