// Serve shows who said what in English news text as a local web page, and
// answers programs in JSON.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"

	"whosaid/internal/command"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(command.Code("serve", err, os.Stderr))
}

const usage = `serve shows who said what in English news text as a local web page, and answers
programs in JSON.

Usage: serve [flags]

  GET  /               the page: paste or drop a text
  POST /attribute      text/plain, or application/json like {"id": "a", "text": "…"};
                       answers {"id": …, "quotes": […]}, or the text's page to
                       those who ask for text/html
  GET  /healthz        {"status":"ok"}
  GET  /openapi.json   all this for programs

It listens on this computer alone, unless --host says otherwise, and never
writes down a text.

Examples:
  serve
  serve --port 9000 --max-bytes 5000000
  curl -H 'Content-Type: text/plain' --data-binary @article.txt http://localhost:8417/attribute

Flags:
`

const ending = `
An interrupt ends it once the answers under way are given. Exit status: 0 after
that, 1 if it could not listen, 2 for a mistake in the call.
`

// run serves until ctx is done.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o := options{log: slog.New(slog.NewTextHandler(stderr, nil))}
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	host := f.String("host", "127.0.0.1", "the `address` to listen on; 0.0.0.0 lets other computers in")
	port := f.Int("port", 8417, "the `port` to listen on; 0 for any that is free")
	f.Int64Var(&o.maxBytes, "max-bytes", 1<<20, "refuse requests of more than `n` bytes")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "read at most `n` texts at a time")
	rest, err := command.Parse(f, args, stdout, usage, ending)
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return command.Usage("%q: texts come over the network, not as arguments", rest[0])
	case *port < 0 || *port > 65535:
		return command.Usage("--port %d is not between 0 and 65535", *port)
	case o.maxBytes < 1:
		return command.Usage("--max-bytes %d is not above 0", o.maxBytes)
	case o.jobs < 1:
		return command.Usage("--jobs %d is not above 0", o.jobs)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(*host, strconv.Itoa(*port)))
	if err != nil {
		return err
	}
	if at, ok := listener.Addr().(*net.TCPAddr); ok {
		o.local = at.IP.IsLoopback()
	}
	fmt.Fprintf(stdout, "Listening on http://%s/\n", listener.Addr())
	return serve(ctx, listener, o)
}
