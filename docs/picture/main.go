// Picture draws what a program writes to a terminal as an SVG:
//
//	go run ./examples/attribute --color always testdata/talks.txt | go run ./docs/picture > docs/terminal.svg
package main

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

func main() {
	if err := draw(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

const (
	columnWidth = 8.4 // of a character, in pixels
	lineHeight  = 19
	margin      = 16
)

// colors are those of the codes that package format uses.
var colors = map[string]string{
	"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd",
	"91": "#ffa198", "92": "#56d364", "93": "#f2cc60", "94": "#a5d6ff", "95": "#e2c5ff", "96": "#b3f0ff",
}

func draw(r io.Reader, w io.Writer) error {
	var lines []string
	widest := 0
	in := bufio.NewScanner(r)
	for in.Scan() {
		line, width := svgLine(in.Text())
		lines = append(lines, line)
		widest = max(widest, width)
	}
	if err := in.Err(); err != nil {
		return err
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	width, height := float64(widest)*columnWidth+2*margin, len(lines)*lineHeight+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d" role="img" aria-label="Output of the program on a terminal">
<rect width="100%%" height="100%%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3" xml:space="preserve">
`, width, height, width, height)
	for i, line := range lines {
		fmt.Fprintf(&b, "<text x=\"%d\" y=\"%d\">%s</text>\n", margin, margin+(i+1)*lineHeight-5, line)
	}
	b.WriteString("</g>\n</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// svgLine turns a line with escape sequences into spans, and gives its length
// in characters.
func svgLine(line string) (string, int) {
	var b strings.Builder
	style, width := "", 0
	for line != "" {
		text, rest, found := strings.Cut(line, "\x1b[")
		if text != "" {
			width += utf8.RuneCountInString(text)
			text = html.EscapeString(text)
			if style != "" {
				text = "<tspan" + style + ">" + text + "</tspan>"
			}
			b.WriteString(text)
		}
		if !found {
			break
		}
		codes, after, _ := strings.Cut(rest, "m")
		style = ""
		for code := range strings.SplitSeq(codes, ";") {
			switch {
			case code == "1":
				style += ` font-weight="bold"`
			case code == "2":
				style += ` fill="#9198a1"`
			case colors[code] != "":
				style += ` fill="` + colors[code] + `"`
			}
		}
		line = after
	}
	return b.String(), width
}
