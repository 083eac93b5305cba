// Evaluate scores what whosaid finds in annotated articles, as they are and
// under every kind of damage.
package main

import (
	"os"

	"whosaid/internal/command"
)

func main() {
	os.Exit(command.Code("evaluate", run(os.Args[1:], os.Stdout), os.Stderr))
}
