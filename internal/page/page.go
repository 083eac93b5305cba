// Package page shows who said what as one HTML file: an article with its quotes
// in the colours of their speakers, or the row-by-row audit of a corpus. A page
// carries its own style and script, asks the network for nothing, and says so
// to the browser in a Content-Security-Policy.
package page

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"strings"
	"unicode/utf8"

	"whosaid/speaker"
)

// An Article is a text and what was found in it.
type Article struct {
	Name         string // where it comes from, such as a file's name; shown where the text has no headline
	Text         string
	Attributions []speaker.Attribution // of Text, in its order
}

//go:embed assets
var assets embed.FS

func asset(name string) string {
	b, err := assets.ReadFile("assets/" + name)
	if err != nil {
		return "" // every name is a constant, and a test reads them all
	}
	return string(b)
}

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"certainty": certainty,
	"percent":   percent,
	"count":     count,
	"plural":    plural,
}).ParseFS(assets, "assets/*.tmpl"))

// Write writes the page of one article.
func Write(w io.Writer, a Article) error {
	v := newView(a)
	return frame{
		title:   v.Title + " · who said what",
		body:    v.body,
		scripts: []string{asset("page.js")},
	}.write(w)
}

// body writes what stands between the body tags of an article's page.
func (v *view) body(w io.Writer) error {
	if err := templates.ExecuteTemplate(w, "article-head", v); err != nil {
		return err
	}
	if err := v.writeText(w); err != nil {
		return err
	}
	return templates.ExecuteTemplate(w, "article-foot", v)
}

// title is the headline of a text: its first line, if that is short and no
// sentence, else the name.
func title(a Article) string {
	line, _, _ := strings.Cut(strings.TrimLeft(a.Text, " \t\r\n\ufeff"), "\n")
	line = strings.TrimSpace(clean(line))
	if n := utf8.RuneCountInString(line); n == 0 || n > 140 || strings.HasSuffix(line, ".") {
		return clean(a.Name)
	}
	return line
}

// clean is s as HTML can hold it: NUL bytes and what is not UTF-8 become U+FFFD.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "\uFFFD")
	}
	return s
}

// A frame is a whole HTML file around a body.
type frame struct {
	title   string
	body    func(io.Writer) error
	scripts []string // run in this order, at the end of the body
	policy  policy
}

func (f frame) write(w io.Writer) error {
	var head bytes.Buffer
	err := templates.ExecuteTemplate(&head, "head", map[string]any{
		"Title":  f.title,
		"Policy": f.policy.header(asset("page.css"), f.scripts),
		"Style":  template.CSS(asset("page.css")),
	})
	if err != nil {
		return err
	}
	if _, err := w.Write(head.Bytes()); err != nil {
		return err
	}
	if err := f.body(w); err != nil {
		return err
	}
	for _, s := range f.scripts {
		if _, err := io.WriteString(w, "<script>"+s+"</script>\n"); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, "</body>\n</html>\n")
	return err
}
