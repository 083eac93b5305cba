package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// root is the folder of the module that is tested.
const root = "../.."

// browser is the path of an installed browser; without one the test is skipped.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	t.Skip("no browser is installed; Debian's is: apt-get install chromium")
	return ""
}

// build compiles a program and returns its path.
func build(t *testing.T, program string) string {
	t.Helper()
	out, err := filepath.Abs(filepath.Join(t.TempDir(), program))
	if err != nil {
		t.Fatal(err)
	}
	goes(t, exec.Command("go", "build", "-C", root, "-o", out, "./examples/"+program))
	return out
}

// goes runs a command that must not fail.
func goes(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
	return string(out)
}

// A tab is a browser's only tab, and what happened in it.
type tab struct {
	*testing.T
	ctx context.Context

	mu       sync.Mutex
	problems []string // errors and warnings of the console
	asked    []string // the addresses of all requests
}

// open starts a browser of its own for the test. When the test ends, there
// must be no message in the console, and no request but to the allowed prefixes.
func open(t *testing.T, allowed ...string) *tab {
	t.Helper()
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(browser(t)),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.WindowSize(1240, 900),
		chromedp.WSURLReadTimeout(time.Minute),
	}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
		"disable-background-networking", "disable-component-update", "disable-sync",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(ctx)
	b := &tab{T: t, ctx: ctx}
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil { // waits for the browser, which still writes into its folder
			t.Error(err)
		}
		cancel()
		stop()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, p := range b.problems {
			t.Error("console: ", p)
		}
		if len(b.asked) == 0 {
			t.Error("no request was seen at all, so none can be missed")
		}
		for _, url := range b.asked {
			if !hasPrefix(url, append(allowed, "data:", "blob:", "about:")) {
				t.Error("a request to ", url)
			}
		}
	})
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, runtime.Enable, cdp.Empty{})
	call(b, log.Enable, cdp.Empty{})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{ // scrolling that takes time would move what is clicked on
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	limited, end := context.WithTimeout(ctx, 3*time.Minute) // for the test, not for the browser
	b.ctx = limited
	t.Cleanup(end)
	return b
}

func hasPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
	case *runtime.EventExceptionThrown:
		b.problems = append(b.problems, fmt.Sprintf("%s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		var parts []string
		for _, a := range e.Args {
			parts = append(parts, string(a.Value))
		}
		b.problems = append(b.problems, string(e.Type)+": "+strings.Join(parts, " "))
	case *log.EventEntryAdded:
		b.problems = append(b.problems, e.Entry.Text+" "+e.Entry.URL)
	}
}

// forgive takes back the console's messages that hold part, which the test has
// provoked, and fails if there are none.
func (b *tab) forgive(part string) {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	var left []string
	for _, p := range b.problems {
		if !strings.Contains(p, part) {
			left = append(left, p)
		}
	}
	if len(left) == len(b.problems) {
		b.Errorf("the console has no %q", part)
	}
	b.problems = left
}

// call calls a command of the browser's protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.Fatalf("%s: %v", command.Method, err)
	}
	return r
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// value is what an expression of JavaScript yields, or promises.
func value[V any](b *tab, expression string) V {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[V](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return v
}

// click clicks on the element that an expression yields, wherever it is.
func (b *tab) click(expression string) {
	b.Helper()
	value[bool](b, expression+".click() === undefined")
}

// until waits until an expression is true.
func (b *tab) until(expression string) {
	b.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[any](expression, chromedp.WithPollingTimeout(time.Minute))); err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
}

// want fails if an expression does not yield the value.
func want[V comparable](b *tab, expression string, v V) {
	b.Helper()
	if got := value[V](b, expression); got != v {
		b.Errorf("%s is %v, not %v", expression, got, v)
	}
}

// paste puts text into the form as from the clipboard.
func (b *tab) paste(text string) {
	b.Helper()
	b.do(chromedp.Focus(chromedp.CSS("#text")))
	value[bool](b, fmt.Sprintf(`(text => {
		const field = document.getElementById("text");
		field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }));
		return document.execCommand("insertText", false, text);
	})(%q)`, text))
}

// article is the text that the tests read.
func article(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(root + "/testdata/talks.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// file is the address of a file.
func file(path string) string { return "file://" + path }
