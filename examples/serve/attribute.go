package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"whosaid/internal/format"
	"whosaid/internal/page"
	"whosaid/speaker"
)

// An attributor answers POST /attribute.
type attributor struct {
	maxBytes int64
	slots    chan struct{} // holds a value for each text that is being read
	patience time.Duration // how long to wait for a slot
}

func (a *attributor) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	html, ok := wantsHTML(r.Header.Get("Accept"))
	if !ok {
		problem(w, http.StatusNotAcceptable, "there are application/json and text/html")
		return
	}
	id, text, status, err := a.read(w, r)
	if err != nil {
		problem(w, status, err.Error())
		return
	}
	if !a.begin(r) {
		w.Header().Set("Retry-After", strconv.Itoa(max(1, int(a.patience.Seconds()))))
		problem(w, http.StatusTooManyRequests, "too many texts at once; try again in a moment")
		return
	}
	found := func() []speaker.Attribution {
		defer func() { <-a.slots }()
		return speaker.Attribute(text)
	}()
	if html {
		var b bytes.Buffer
		if err := page.Write(&b, page.Article{Text: text, Attributions: found}); err != nil {
			problem(w, http.StatusInternalServerError, "the page could not be written")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
		w.Write(b.Bytes())
		return
	}
	line, err := format.AppendJSONLine(nil, format.Line{ID: id, Quotes: format.NewQuotes(text, found)})
	if err != nil {
		problem(w, http.StatusInternalServerError, "the answer could not be written")
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(line)
}

// begin takes a slot. It tells whether there was one in time.
func (a *attributor) begin(r *http.Request) bool {
	select {
	case a.slots <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(a.patience)
	defer timer.Stop()
	select {
	case a.slots <- struct{}{}:
		return true
	case <-timer.C:
	case <-r.Context().Done():
	}
	return false
}

// read is the text of a request and its id as JSON, or the status that says
// what is wrong with it. No error holds anything of the text.
func (a *attributor) read(w http.ResponseWriter, r *http.Request) (id json.RawMessage, text string, status int, err error) {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "text/plain" && kind != "application/json" {
		return nil, "", http.StatusUnsupportedMediaType,
			errors.New("send text/plain or application/json, and say which: Content-Type: text/plain")
	}
	if charset := strings.ToLower(parameters["charset"]); charset != "" && charset != "utf-8" && charset != "us-ascii" {
		return nil, "", http.StatusUnsupportedMediaType, errors.New("send the text in UTF-8")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, a.maxBytes))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return nil, "", http.StatusRequestEntityTooLarge, fmt.Errorf("the text is too long: at most %d bytes are read", a.maxBytes)
		}
		return nil, "", http.StatusBadRequest, errors.New("the request broke off")
	}
	if kind == "text/plain" {
		return nil, string(body), 0, nil
	}
	var in struct {
		ID   json.RawMessage `json:"id"`
		Text *string         `json:"text"`
	}
	if !utf8.Valid(body) || json.Unmarshal(body, &in) != nil || in.Text == nil {
		return nil, "", http.StatusBadRequest, errors.New(`not JSON like {"id": "a", "text": "…"}`)
	}
	return in.ID, *in.Text, 0, nil
}

// wantsHTML tells whether an Accept header puts HTML before JSON, and whether
// it takes either.
func wantsHTML(accept string) (html, ok bool) {
	if strings.TrimSpace(accept) == "" {
		return false, true
	}
	best := 0.
	for part := range strings.SplitSeq(accept, ",") {
		kind, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.
		if s, told := parameters["q"]; told {
			if q, err = strconv.ParseFloat(s, 64); err != nil {
				continue
			}
		}
		if q <= best {
			continue
		}
		switch kind {
		case "text/html", "text/*":
			html, ok, best = true, true, q
		case "application/json", "application/*", "*/*":
			html, ok, best = false, true, q
		}
	}
	return html, ok
}

// answer writes v as JSON.
func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

// problem says what is wrong.
func problem(w http.ResponseWriter, status int, text string) {
	answer(w, status, map[string]string{"error": text})
}
