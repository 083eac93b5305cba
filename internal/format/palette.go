package format

import (
	"fmt"

	"whosaid/speaker"
)

// palette gives each speaker of a document a colour of the terminal. Without
// colour it leaves everything as it is.
type palette struct {
	on     bool
	colors map[*speaker.Speaker]int
}

// hues are colours that can be told apart on dark and on light terminals.
var hues = []int{32, 33, 35, 36, 34, 31, 92, 93, 95, 96, 94, 91}

func newPalette(attributions []speaker.Attribution, on bool) *palette {
	p := &palette{on: on, colors: make(map[*speaker.Speaker]int)}
	for i := range attributions {
		s := attributions[i].Speaker
		if s == nil || s.Name == "" {
			continue
		}
		if _, ok := p.colors[s]; !ok {
			p.colors[s] = hues[len(p.colors)%len(hues)]
		}
	}
	return p
}

// paint shows s in the colour of the speaker.
func (p *palette) paint(who *speaker.Speaker, s string) string {
	c, ok := p.colors[who]
	if !p.on || !ok {
		return p.bold(s)
	}
	return fmt.Sprintf("\x1b[1;%dm%s\x1b[0m", c, s)
}

func (p *palette) bold(s string) string { return p.code(1, s) }
func (p *palette) dim(s string) string  { return p.code(2, s) }

func (p *palette) code(n int, s string) string {
	if !p.on || s == "" {
		return s
	}
	return fmt.Sprintf("\x1b[%dm%s\x1b[0m", n, s)
}
