package main

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDraw(t *testing.T) {
	var b strings.Builder
	require.NoError(t, draw(strings.NewReader("\x1b[1;32mAda <Quill>\x1b[0m  \x1b[2mdirect\x1b[0m\n  “Yes & no”\n\n"), &b))
	out := b.String()
	assert.NoError(t, xml.Unmarshal([]byte(out), new(struct{})))
	assert.Contains(t, out, `<tspan font-weight="bold" fill="#7ee787">Ada &lt;Quill&gt;</tspan>  <tspan fill="#9198a1">direct</tspan>`)
	assert.Contains(t, out, "  “Yes &amp; no”")
	assert.Equal(t, 2, strings.Count(out, "<text"))
	assert.NotContains(t, out, "\x1b")
}
