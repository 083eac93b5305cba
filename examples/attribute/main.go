// Attribute says who said what in English news text.
package main

import (
	"os"

	"whosaid/internal/command"
)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, showsColor(os.Stdout))
	os.Exit(command.Code("attribute", err, os.Stderr))
}

// showsColor tells whether f is a terminal whose user has not asked for text
// without colour.
func showsColor(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull &&
		os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
