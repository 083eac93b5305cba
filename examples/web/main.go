//go:build !js

// Web makes one HTML file that is the whole program: it is compiled to
// WebAssembly and put into a page, which reads a text in the browser, needs no
// server and no network, and is not allowed to send anything.
package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"whosaid/internal/command"
	"whosaid/internal/page"
)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.Exit(command.Code("web", err, os.Stderr))
}

const usage = `web makes one HTML file that is the whole program: paste a text into it and see
who said what, without a server and without a network. It needs the go command,
and is run in the module's folder.

Usage: web [flags]

Examples:
  go run ./examples/web
  go run ./examples/web -o public/index.html

Flags:
`

const ending = `
Exit status: 0 if all went well, 1 if not, 2 for a mistake in the call.
`

// program is the package that is compiled for the browser.
const program = "whosaid/examples/web"

func run(args []string, _ io.Reader, stdout, stderr io.Writer) error {
	f := flag.NewFlagSet("web", flag.ContinueOnError)
	output := f.String("o", "whosaid.html", "the `file` to write")
	rest, err := command.Parse(f, args, stdout, usage, ending)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return command.Usage("%q: texts are given to the page, not to the program that makes it", rest[0])
	}
	wasm, err := compile(stderr)
	if err != nil {
		return err
	}
	engine, err := engine()
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(wasm); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := page.WriteStandalone(&b, engine, packed.Bytes()); err != nil {
		return err
	}
	if err := os.WriteFile(*output, b.Bytes(), 0o644); err != nil {
		return err
	}
	mb := func(n int) float64 { return float64(n) / 1e6 }
	fmt.Fprintf(stdout, "%s: %.1f MB, of them the program %.1f MB gzipped (%.1f MB unpacked)\n", *output, mb(b.Len()), mb(packed.Len()), mb(len(wasm)))
	return nil
}

// compile makes the program for the browser.
func compile(stderr io.Writer) ([]byte, error) {
	dir, err := os.MkdirTemp("", "whosaid-web-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "whosaid.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", name, program)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "CGO_ENABLED=0")
	cmd.Stderr = stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go build for the browser: %w", err)
	}
	return os.ReadFile(name)
}

// engine is the script of the Go distribution that runs Go in a browser.
func engine() (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	for _, dir := range []string{"lib", "misc"} {
		b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), dir, "wasm", "wasm_exec.js"))
		if err == nil {
			return string(b), nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return "", errors.New("this Go distribution has no wasm_exec.js")
}
