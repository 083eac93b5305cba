// Package browsertest drives the pages of the programs in a real browser, a
// headless Chromium. It is a module of its own, so that those who import
// whosaid need nothing of what it needs; go test ./... in this folder runs it.
// The tests are skipped where no browser is installed; CHROMIUM may name one.
package browsertest
