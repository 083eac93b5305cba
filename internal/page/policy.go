package page

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// A policy is what a page may do beside showing itself.
type policy struct {
	connect string   // where it may send to: 'none' if empty
	script  []string // sources of scripts beside its own
	worker  string   // where workers may come from: 'none' if empty
}

// header is the value of a Content-Security-Policy that lets the page run the
// given style and scripts and no others.
func (p policy) header(style string, scripts []string) string {
	allowed := make([]string, 0, len(scripts)+len(p.script))
	for _, s := range scripts {
		allowed = append(allowed, digest(s))
	}
	allowed = append(allowed, p.script...)
	none := func(s string) string {
		if s == "" {
			return "'none'"
		}
		return s
	}
	return "default-src 'none'; style-src " + digest(style) +
		"; script-src " + none(strings.Join(allowed, " ")) +
		"; connect-src " + none(p.connect) +
		"; worker-src " + none(p.worker) +
		"; img-src data:; base-uri 'none'; form-action 'none'"
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
