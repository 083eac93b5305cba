package browsertest

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "the `folder` for the README's pictures of the pages")

// TestPictures makes the README's pictures of the pages:
//
//	go test -run Pictures -pictures ../../docs
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder is given with -pictures")
	}
	dir, err := filepath.Abs(*pictures)
	if err != nil {
		t.Fatal(err)
	}
	site, texts := filepath.Join(t.TempDir(), "site"), t.TempDir()
	articles, err := filepath.Glob(root + "/testdata/articles/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range articles {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, text, ok := strings.Cut(string(b), "-- article --\n")
		if !ok {
			t.Fatal("no article in ", name)
		}
		name = strings.TrimSuffix(filepath.Base(name), ".txtar") + ".txt"
		if err := os.WriteFile(filepath.Join(texts, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reader := filepath.Join(t.TempDir(), "whosaid.html")
	b := open(t, file(site), file(reader))
	web := exec.Command("go", "run", "./examples/web", "-o", reader)
	web.Dir = root
	goes(t, web)
	cmd := exec.Command(build(t, "page"), "-o", site, "--title", "A week of coverage", ".")
	cmd.Dir = texts
	goes(t, cmd)
	call(b, emulation.SetScrollbarsHidden, emulation.SetScrollbarsHiddenParams{Hidden: true})
	take := func(name string, height int64) {
		b.do(chromedp.EmulateViewport(1180, height))
		png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.do(chromedp.EmulateViewport(1180, 1010), chromedp.Navigate(file(site+"/talks.html")))
	const said = `[...document.querySelectorAll("mark")].find(m => m.textContent.startsWith("Talks that begin"))`
	at := value[[]float64](b, `(r => [r.x + 40, r.y + 8])(`+said+`.getClientRects()[0])`)
	b.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
	b.until(`!document.getElementById("card").hidden`)
	take("page.png", 1010)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	take("page-dark.png", 1010)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	b.do(chromedp.Navigate(file(site + "/index.html")))
	take("corpus.png", 1000)
	b.do(chromedp.Navigate(file(reader)))
	b.do(chromedp.Click(chromedp.CSS("#example")))
	b.until(`document.querySelector(".voice") !== null`)
	value[bool](b, `scrollTo({ top: 0, behavior: "instant" }) === undefined`)
	take("reader.png", 900)
}
