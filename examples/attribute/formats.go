package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"whosaid/internal/format"
	"whosaid/internal/page"
)

// formats are all that --format may name, the default first.
var formats = append(slices.Clip(format.Formats), format.Format{
	Name:   "html",
	About:  "a page to look at, one for each text",
	Ending: ".html",
	Single: true,
	Append: appendPage,
})

func appendPage(dst []byte, d *format.Document, _ format.Options) ([]byte, error) {
	b := bytes.NewBuffer(dst)
	err := page.Write(b, page.Article{Name: d.Name, Text: d.Text(), Attributions: d.Attributions})
	return b.Bytes(), err
}

func formatOf(name string) (format.Format, error) {
	var names []string
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return format.Format{}, unknown("format", name, names)
}

// listFormats is the part of the help that tells what formats there are.
func listFormats() string {
	var b strings.Builder
	b.WriteString("\nFormats:\n")
	for _, f := range formats {
		fmt.Fprintf(&b, "  %-10s %s\n", f.Name, f.About)
	}
	return b.String()
}
