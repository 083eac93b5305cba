package browsertest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	voice   = `[...document.querySelectorAll(".voice")].find(v => v.textContent.includes("Marta Lindqvist"))`
	listed  = `[...document.querySelectorAll(".quotes li:not([hidden])")]`
	colored = `[...document.querySelectorAll("article mark:not(.off)")]`
)

// checkResult tries the result of the article as somebody would who reads it.
func (b *tab) checkResult() {
	b.Helper()
	want(b, `document.querySelector("article").textContent.includes("parted without a deal")`, true)
	want(b, voice+` !== undefined`, true)
	all := value[int](b, listed+".length")
	if all < 5 {
		b.Fatalf("only %d quotes", all)
	}
	marks := value[int](b, colored+".length")

	// A click on a speaker leaves that speaker's quotes.
	b.click(voice)
	want(b, voice+".getAttribute('aria-pressed')", "true")
	number := value[string](b, voice+".dataset.voice")
	want(b, listed+".length > 0", true)
	want(b, listed+fmt.Sprintf(".every(li => li.dataset.v === %q)", number), true)
	want(b, fmt.Sprintf("%s.length < %d", colored, marks), true)
	want(b, `document.getElementById("status").textContent`, fmt.Sprintf("Showing %d of %d quotes.", value[int](b, listed+".length"), all))

	// A kind narrows it further, and all can be had again.
	b.click(`document.querySelector("[data-kind=direct]")`)
	want(b, listed+`.every(li => li.dataset.k === "direct")`, true)
	b.click(`document.getElementById("all")`)
	want(b, listed+".length", all)
	want(b, colored+".length", marks)
	want(b, `document.querySelectorAll("[aria-pressed=true]").length`, 0)

	// The pointer on a quote shows who says it, and Escape closes that.
	box := value[[]float64](b, `(mark => {
		mark.scrollIntoView({ behavior: "instant", block: "center" });
		const line = mark.getClientRects()[0];
		return [line.x + 5, line.y + 5];
	})(document.querySelector("mark[data-q='1']"))`)
	b.do(chromedp.MouseEvent("mouseMoved", box[0], box[1]))
	b.until(`!document.getElementById("card").hidden`)
	want(b, `document.getElementById("card").textContent.includes(document.querySelector("#d1 .who b").textContent)`, true)
	want(b, `document.getElementById("card").textContent.includes("certain")`, true)
	b.do(chromedp.KeyEvent(kb.Escape))
	want(b, `document.getElementById("card").hidden`, true)

	// So does the focus, which goes from quote to quote.
	b.do(chromedp.Focus(chromedp.CSS("#q1")), chromedp.KeyEvent(kb.Tab))
	want(b, `document.activeElement.id`, "q2")
	want(b, `document.getElementById("card").hidden`, false)
	want(b, `document.querySelectorAll("mark.on[data-q='2']").length > 0`, true)
	b.do(chromedp.KeyEvent(kb.Enter)) // to the list, and back
	want(b, `location.hash`, "#d2")
}

func TestArticlePage(t *testing.T) {
	page := filepath.Join(t.TempDir(), "talks.html")
	b := open(t, file(page))
	goes(t, exec.Command(build(t, "page"), "-o", page, root+"/testdata/talks.txt"))
	b.do(chromedp.Navigate(file(page)))
	b.checkResult()
}

func TestScreenReader(t *testing.T) {
	page := filepath.Join(t.TempDir(), "talks.html")
	b := open(t, file(page))
	goes(t, exec.Command(build(t, "page"), "-o", page, root+"/testdata/talks.txt"))
	b.do(chromedp.Navigate(file(page)))
	nodes := call(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes
	count := map[string]int{}
	for _, n := range nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		role := spoken(n.Role)
		count[role]++
		switch role {
		case "button", "link", "image", "complementary":
			if spoken(n.Name) == "" {
				t.Errorf("a %s without a name", role)
			}
		}
		if strings.HasPrefix(spoken(n.Name), "Quote 1,") && !strings.Contains(spoken(n.Description), "certain") {
			t.Errorf("a quote is described as %q", spoken(n.Description))
		}
	}
	for _, role := range []string{"button", "link", "main", "complementary", "article", "heading", "list"} {
		if count[role] == 0 {
			t.Errorf("no %s", role)
		}
	}
}

func spoken(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	return strings.Trim(string(v.Value), `"`)
}

func TestDarkModeAndPrint(t *testing.T) {
	page := filepath.Join(t.TempDir(), "talks.html")
	b := open(t, file(page))
	goes(t, exec.Command(build(t, "page"), "-o", page, root+"/testdata/talks.txt"))
	b.do(chromedp.Navigate(file(page)))
	const paper = `getComputedStyle(document.body).backgroundColor`
	light := value[string](b, paper)
	dark := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: dark})
	if value[string](b, paper) == light {
		t.Error("there is no dark mode")
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: dark})
	want(b, paper, "rgb(255, 255, 255)")
	want(b, `getComputedStyle(document.querySelector(".filters")).display`, "none")
	want(b, `getComputedStyle(document.querySelector("aside")).position`, "static")
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	b.do(chromedp.EmulateViewport(320, 640))
	want(b, `document.documentElement.scrollWidth <= 320`, true)
}

func TestCorpusPage(t *testing.T) {
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	for name, text := range map[string]string{"talks.txt": article(t), "short.txt": "Rain ends\n\nIt is dry."} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := open(t, file(site))
	goes(t, exec.Command(build(t, "page"), "-o", site, dir))
	b.do(chromedp.Navigate(file(site + "/index.html")))
	const rows = `[...document.querySelectorAll("section[aria-labelledby=by-article] tbody tr:not([hidden])")]`
	const head = `document.querySelectorAll("section[aria-labelledby=by-article] thead button")[1]`
	want(b, rows+".length", 2)
	for range 2 { // down, then up
		b.click(head)
		sorted := value[string](b, head+".closest('th').getAttribute('aria-sort')")
		want(b, rows+`[0].textContent.includes("Varland")`, sorted == "descending")
	}
	b.do(chromedp.SendKeys(chromedp.CSS("section[aria-labelledby=by-article] .find"), "varland"))
	want(b, rows+`.length`, 1)
	want(b, `document.querySelector("section[aria-labelledby=by-speaker]").textContent.includes("Marta Lindqvist")`, true)
	if _, err := chromedp.RunResponse(b.ctx, chromedp.Click(chromedp.CSS(`a[href="talks.html"]`))); err != nil {
		t.Fatal(err)
	}
	want(b, `document.querySelector("article") !== null`, true)
}

func TestServedPage(t *testing.T) {
	cmd := exec.Command(build(t, "serve"), "--port", "0", "--max-bytes", "20000")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	browser(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			t.Error("serve: ", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url := strings.TrimSpace(strings.TrimPrefix(line, "Listening on "))
	b := open(t, url)
	b.do(chromedp.Navigate(url))
	b.paste(article(t))
	b.until(`document.querySelector(".voice") !== null`)
	b.checkResult()

	// A text that is too long is refused in words, and the next is read.
	b.do(chromedp.SetValue(chromedp.CSS("#text"), strings.Repeat("It rains. ", 3000)), chromedp.Click(chromedp.CSS("#form button[type=submit]")))
	b.until(`document.getElementById("problem").textContent.includes("too long")`)
	b.forgive("413")
	b.do(chromedp.Click(chromedp.CSS("#example")))
	b.until(`document.querySelector("article h1")?.textContent.startsWith("Harbour board")`)
	want(b, `document.getElementById("problem").textContent`, "")

	// So is a file that is dropped on the page.
	value[bool](b, fmt.Sprintf(`(text => {
		const dropped = new DataTransfer();
		dropped.items.add(new File([text], "rain.txt", { type: "text/plain" }));
		return document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
	})(%q)`, "Rain ends\n\nIt is dry."))
	b.until(`document.querySelector("article h1")?.textContent === "Rain ends"`)
	want(b, `document.getElementById("result").textContent.includes("No quotes were found")`, true)
}

func TestStandalonePage(t *testing.T) {
	page := filepath.Join(t.TempDir(), "whosaid.html")
	b := open(t, file(page))
	cmd := exec.Command("go", "run", "./examples/web", "-o", page)
	cmd.Dir = root
	t.Log(strings.TrimSpace(goes(t, cmd)))
	begun := time.Now()
	b.do(chromedp.Navigate(file(page)))
	b.paste(article(t))
	b.until(`document.querySelector(".voice") !== null || document.getElementById("problem").textContent !== ""`)
	t.Logf("first result after %.1f s from opening the page; %s", time.Since(begun).Seconds(), value[string](b, `document.getElementById("state").textContent`))
	want(b, `document.getElementById("problem").textContent`, "")
	b.checkResult()
	b.click(`document.querySelector("#form button[type=submit]")`)
	b.until(`document.getElementById("state").textContent.startsWith("Read in")`)
	t.Log("second: ", value[string](b, `document.getElementById("state").textContent`))

	// Whatever the page holds, it may not send it.
	want(b, `fetch("http://127.0.0.1:9/").then(() => "sent", () => "refused")`, "refused")
	b.forgive("Content Security Policy")
}

// TestLongArticle holds a text of a hundred articles to a speed at which
// nobody waits.
func TestLongArticle(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "long.html")
	if err := os.WriteFile(filepath.Join(dir, "long.txt"), []byte(strings.Repeat(article(t)+"\n\n", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, file(page))
	goes(t, exec.Command(build(t, "page"), "-o", page, filepath.Join(dir, "long.txt")))
	begun := time.Now()
	b.do(chromedp.Navigate(file(page)))
	shown := time.Since(begun)
	filtered := value[float64](b, `(() => {
		const begun = performance.now();
		document.querySelector(".voice").click();
		document.body.offsetHeight;
		return performance.now() - begun;
	})()`)
	t.Logf("%d quotes shown in %d ms, filtered in %.0f ms", value[int](b, `document.querySelectorAll(".quotes li").length`), shown.Milliseconds(), filtered)
	if shown > 10*time.Second || filtered > 2000 {
		t.Error("too slow")
	}
}
