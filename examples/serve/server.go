package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"whosaid/internal/page"
)

// options are how to serve.
type options struct {
	maxBytes int64 // of a request's body
	jobs     int   // texts read at a time
	local    bool  // for this computer alone
	log      *slog.Logger
}

// patience is how long a request waits for its turn before it is sent away.
const patience = time.Second

// serve answers on the listener until ctx is done and the requests under way
// are answered.
func serve(ctx context.Context, listener net.Listener, o options) error {
	server := &http.Server{
		Handler:           handler(o),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       20 * time.Second,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(o.log.Handler(), slog.LevelError),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		return err
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// A route is one thing that the server does.
type route struct {
	method, path string
	handle       http.HandlerFunc
}

func routes(o options) []route {
	a := &attributor{maxBytes: o.maxBytes, slots: make(chan struct{}, o.jobs), patience: patience}
	return []route{
		{"GET", "/", home},
		{"POST", "/attribute", a.ServeHTTP},
		{"GET", "/healthz", health},
		{"GET", "/openapi.json", description},
	}
}

// handler does all that the server does.
func handler(o options) http.Handler {
	mux := http.NewServeMux()
	for _, r := range routes(o) {
		path := r.path
		if path == "/" {
			path = "/{$}"
		}
		mux.HandleFunc(r.method+" "+path, r.handle)
	}
	others := http.NewCrossOriginProtection() // no other site's page may post here
	others.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		problem(w, http.StatusForbidden, "another site's page may not ask this server")
	}))
	h := others.Handler(mux)
	if o.local {
		h = localOnly(h)
	}
	return logged(o.log, secured(h))
}

func home(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", page.ServedPolicy()+"; frame-ancestors 'none'")
	page.WriteServed(w)
}

func health(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]string{"status": "ok"})
}

// secured sets the headers that keep an answer from being used for anything
// but what it is for.
func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range map[string]string{
			"Cache-Control":                "no-store",
			"Content-Security-Policy":      "default-src 'none'; frame-ancestors 'none'",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
			"Referrer-Policy":              "no-referrer",
			"X-Content-Type-Options":       "nosniff",
			"X-Frame-Options":              "DENY",
		} {
			w.Header().Set(name, value)
		}
		h.ServeHTTP(w, r)
	})
}

// localOnly refuses requests under a name that is not this computer's own, so
// that no website can have its name lead here and pass for this server's page.
func localOnly(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		if _, err := netip.ParseAddr(trimBrackets(host)); err != nil && host != "localhost" {
			problem(w, http.StatusMisdirectedRequest, "this server answers to localhost alone")
			return
		}
		h.ServeHTTP(w, r)
	})
}

func trimBrackets(host string) string {
	if n := len(host); n > 1 && host[0] == '[' && host[n-1] == ']' {
		return host[1 : n-1]
	}
	return host
}

// logged writes a line for each request: what was asked for and how it went,
// and nothing that the client said.
func logged(log *slog.Logger, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(rec, r)
		asked := r.Pattern
		if asked == "" {
			asked = "something else"
		}
		log.Info("answered", "request", asked, "status", rec.status, "bytes", rec.bytes, "ms", time.Since(begun).Milliseconds())
	})
}

// A recorder remembers the status and the size of an answer.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the writer itself.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
