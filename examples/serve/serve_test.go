package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"whosaid/internal/command"
)

// lines is a log that goroutines may share.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func testOptions(log io.Writer) options {
	return options{maxBytes: 1000, jobs: 2, local: true, log: slog.New(slog.NewTextHandler(log, nil))}
}

const article = `The bridge will open in May, Mayor Ada Quill said. "We are tired of waiting," she said.`

func TestSecurityHeaders(t *testing.T) {
	h := handler(testOptions(io.Discard))
	for _, path := range []string{"/", "/healthz", "/openapi.json", "/nothing"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost"+path, nil))
		assert.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"), path)
		assert.Equal(t, "no-referrer", w.Header().Get("Referrer-Policy"), path)
		assert.Contains(t, w.Header().Get("Content-Security-Policy"), "default-src 'none'", path)
		assert.Contains(t, w.Header().Get("Content-Security-Policy"), "frame-ancestors 'none'", path)
		assert.Empty(t, w.Header().Get("Access-Control-Allow-Origin"), path)
	}
}

func TestNoTextIsLogged(t *testing.T) {
	var log lines
	h := handler(testOptions(&log))
	for _, c := range []struct{ method, target, kind, body string }{
		{"POST", "/attribute", "text/plain", article},
		{"POST", "/attribute?text=Quill", "application/json", `{"text": "` + strings.Repeat("Quill ", 300)},
		{"POST", "/attribute", "application/json", `{"id": "Quill", "text": 7}`},
		{"GET", "/Quill?Quill", "", ""},
		{"Quill", "/", "", ""},
	} {
		r := httptest.NewRequest(c.method, "http://localhost"+c.target, strings.NewReader(c.body))
		r.Header.Set("Content-Type", c.kind)
		r.Header.Set("User-Agent", "Quill")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 400 {
			assert.NotContains(t, w.Body.String(), "Quill")
		}
	}
	assert.Equal(t, 5, strings.Count(log.String(), "\n"))
	assert.Contains(t, log.String(), `request="POST /attribute" status=200`)
	assert.NotContains(t, log.String(), "Quill")
}

func TestTheTextIsReadAsItIs(t *testing.T) {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("POST", "http://localhost/attribute", strings.NewReader(`{"id": {"n": [1]}, "text": "a\u0000b"}`))
	r.Header.Set("Content-Type", "application/json")
	handler(testOptions(io.Discard)).ServeHTTP(w, r)
	var got struct {
		ID     json.RawMessage
		Quotes []any
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &got))
	assert.JSONEq(t, `{"n": [1]}`, string(got.ID))
	assert.NotNil(t, got.Quotes)
}

func TestAccept(t *testing.T) {
	for _, c := range []struct {
		accept   string
		html, ok bool
	}{
		{"", false, true},
		{"*/*", false, true},
		{"application/json", false, true},
		{"text/html", true, true},
		{"text/html,application/xhtml+xml,*/*;q=0.8", true, true},
		{"text/html;q=0.5, application/json", false, true},
		{"image/png", false, false},
		{"text/html;q=0", false, false},
		{"; nonsense", false, false},
	} {
		t.Run(c.accept, func(t *testing.T) {
			html, ok := wantsHTML(c.accept)
			assert.Equal(t, c.html, html)
			assert.Equal(t, c.ok, ok)
		})
	}
}

func TestOtherNamesAreRefusedOnLoopbackAlone(t *testing.T) {
	for _, c := range []struct {
		host  string
		local bool
		code  int
	}{
		{"localhost:8417", true, 200},
		{"127.0.0.1:8417", true, 200},
		{"[::1]:8417", true, 200},
		{"[::1]", true, 200},
		{"news.example:8417", true, 421},
		{"", true, 421},
		{"news.example", false, 200},
	} {
		t.Run(fmt.Sprint(c.host, " ", c.local), func(t *testing.T) {
			o := testOptions(io.Discard)
			o.local = c.local
			r := httptest.NewRequest("GET", "http://localhost/healthz", nil)
			r.Host = c.host
			w := httptest.NewRecorder()
			handler(o).ServeHTTP(w, r)
			assert.Equal(t, c.code, w.Code)
		})
	}
}

// start runs the program on a free port and returns its address; end waits for
// it after an interrupt.
func start(t *testing.T, args ...string) (url string, end func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := run(ctx, append([]string{"--port", "0"}, args...), in, io.Discard)
		in.CloseWithError(err)
		ended <- err
	}()
	_, err := fmt.Fscanf(out, "Listening on %s\n", &url)
	require.NoError(t, err)
	return strings.TrimSuffix(url, "/"), func() error { cancel(); return <-ended }
}

func TestItListensOnThisComputerAlone(t *testing.T) {
	url, end := start(t)
	host, _, err := net.SplitHostPort(strings.TrimPrefix(url, "http://"))
	require.NoError(t, err)
	assert.True(t, net.ParseIP(host).IsLoopback(), host)
	require.NoError(t, end())
}

func TestShutdownAnswersWhatIsUnderWay(t *testing.T) {
	url, end := start(t)
	body, in := io.Pipe()
	type reply struct {
		code int
		err  error
	}
	got := make(chan reply, 1)
	go func() {
		// The client sends the body once the server asks for it, so that the
		// first byte sent shows that the request is being answered.
		client := http.Client{Transport: &http.Transport{ExpectContinueTimeout: time.Minute}}
		r, err := http.NewRequest("POST", url+"/attribute", body)
		if err != nil {
			got <- reply{err: err}
			return
		}
		r.Header.Set("Content-Type", "text/plain")
		r.Header.Set("Expect", "100-continue")
		res, err := client.Do(r)
		if err != nil {
			got <- reply{err: err}
			return
		}
		defer res.Body.Close()
		got <- reply{code: res.StatusCode}
	}()
	_, err := io.WriteString(in, article)
	require.NoError(t, err)
	ended := make(chan error, 1)
	go func() { ended <- end() }()
	require.Eventually(t, func() bool { // nobody new is let in
		c, err := net.DialTimeout("tcp", strings.TrimPrefix(url, "http://"), time.Second)
		if err == nil {
			c.Close()
		}
		return err != nil
	}, 5*time.Second, 5*time.Millisecond)
	select {
	case err := <-ended:
		t.Fatal("it ended before it had answered: ", err)
	default:
	}
	require.NoError(t, in.Close())
	assert.Equal(t, reply{code: 200}, <-got)
	assert.NoError(t, <-ended)
}

func TestTooManyAtOnce(t *testing.T) {
	a := &attributor{maxBytes: 1000, slots: make(chan struct{}, 1), patience: 10 * time.Millisecond}
	ask := func() *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/attribute", strings.NewReader(article))
		r.Header.Set("Content-Type", "text/plain")
		w := httptest.NewRecorder()
		a.ServeHTTP(w, r)
		return w
	}
	a.slots <- struct{}{}
	busy := ask()
	assert.Equal(t, http.StatusTooManyRequests, busy.Code)
	assert.NotEmpty(t, busy.Header().Get("Retry-After"))
	<-a.slots
	assert.Equal(t, http.StatusOK, ask().Code)
	assert.Empty(t, a.slots, "the slot is given back")
}

func TestCall(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		err  string
	}{
		{"a file", []string{"article.txt"}, `"article.txt": texts come over the network, not as arguments`},
		{"a port too high", []string{"--port", "70000"}, "--port 70000 is not between 0 and 65535"},
		{"no bytes", []string{"--max-bytes", "0"}, "--max-bytes 0 is not above 0"},
		{"no jobs", []string{"--jobs", "-1"}, "--jobs -1 is not above 0"},
		{"a flag misspelt", []string{"--prot", "1"}, "no flag --prot; did you mean --port?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := run(t.Context(), c.args, io.Discard, io.Discard)
			require.EqualError(t, err, c.err)
			assert.Equal(t, 2, command.Code("serve", err, io.Discard))
		})
	}
	var help bytes.Buffer
	assert.Equal(t, 0, command.Code("serve", run(t.Context(), []string{"--help"}, &help, io.Discard), io.Discard))
	assert.Contains(t, help.String(), "Examples:")
	assert.Error(t, run(t.Context(), []string{"--host", "256.0.0.1"}, io.Discard, io.Discard))
}
