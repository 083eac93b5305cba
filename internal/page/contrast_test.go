package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// luminance is the relative luminance of a colour such as #0a3b2c, as WCAG 2
// defines it.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	require.Regexp(t, `^#[0-9a-f]{6}$`, colour)
	sum := 0.
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func TestContrastRatio(t *testing.T) {
	assert.InDelta(t, 21, contrast(t, "#000000", "#ffffff"), .001)
	assert.InDelta(t, 4.54, contrast(t, "#767676", "#ffffff"), .01)
}

// TestContrast holds the palette to WCAG 2 AA: 4.5 for text, 3 for lines,
// bars and the edges of controls.
func TestContrast(t *testing.T) {
	light, dark, ok := strings.Cut(asset("page.css"), "@media screen and (prefers-color-scheme: dark) {")
	require.True(t, ok)
	dark, _, ok = strings.Cut(dark, "\n}\n")
	require.True(t, ok)
	for scheme, css := range map[string]string{"light": light, "dark": dark} {
		property := func(rule, name string) string {
			m := regexp.MustCompile(`(?s)` + rule + ` \{[^}]*--` + name + `: (#[0-9a-f]{6})\b`).FindStringSubmatch(css)
			require.NotNil(t, m, "%s has no --%s in %s", scheme, name, rule)
			return m[1]
		}
		root := func(name string) string { return property(":root", name) }
		atLeast := func(ratio float64, what, a, b string) {
			assert.GreaterOrEqual(t, contrast(t, a, b), ratio, "%s: %s %s on %s", scheme, what, a, b)
		}
		paper, panel, text, soft := root("paper"), root("panel"), root("text"), root("soft")
		for _, ground := range []string{paper, panel} {
			atLeast(7, "text", text, ground)
			atLeast(4.5, "soft text", soft, ground)
			atLeast(3, "focus", root("focus"), ground)
		}
		atLeast(4.5, "problem", root("bad"), paper)
		for c := range colours + 1 {
			rule := fmt.Sprintf(`\.c%d`, c)
			in, own, ink := property(rule, "in"), property(rule, "own"), property(rule, "ink")
			atLeast(7, rule+" text on reported words", text, in)
			atLeast(7, rule+" text on own words", text, own)
			atLeast(4.5, rule+" name", ink, paper)
			atLeast(4.5, rule+" number", paper, ink)
			atLeast(3, rule+" bar", ink, panel)
			atLeast(3, rule+" underline in reported words", ink, in)
			atLeast(3, rule+" underline in own words", ink, own)
		}
		for g := range int(groups) {
			fill := property(fmt.Sprintf(`\.g%d`, g), "fill")
			atLeast(3, fmt.Sprintf("group %d", g), fill, paper)
			atLeast(3, fmt.Sprintf("group %d in the panel", g), fill, panel)
		}
	}
}
