// Segment prints the sentences of English text.
package main

import (
	"os"

	"whosaid/internal/command"
)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.Exit(command.Code("segment", err, os.Stderr))
}
