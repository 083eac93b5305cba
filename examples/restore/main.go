// Restore puts missing apostrophes and quotation marks back into English text.
package main

import (
	"os"

	"whosaid/internal/command"
)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.Exit(command.Code("restore", err, os.Stderr))
}
