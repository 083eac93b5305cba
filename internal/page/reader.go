package page

import (
	"encoding/base64"
	"html/template"
	"io"
	"strings"
)

// WriteServed writes the page into which people paste a text to see who said
// what in it. It sends the text to POST /attribute of the server that it comes
// from, and to nowhere else.
func WriteServed(w io.Writer) error {
	return reader{
		note:    "The text goes to the program that serves this page, and to nowhere else. It is not kept.",
		backend: asset("served.js"),
		policy:  policy{connect: "'self'"},
	}.write(w)
}

// ServedPolicy is the Content-Security-Policy of the page that WriteServed
// writes.
func ServedPolicy() string {
	return policy{connect: "'self'"}.header(asset("page.css"), readerScripts(asset("served.js")))
}

// WriteStandalone writes the same page with the program itself in it: engine
// is Go's wasm_exec.js, wasm the gzipped program. The page may not send
// anything to anybody.
func WriteStandalone(w io.Writer, engine string, wasm []byte) error {
	return reader{
		note:    "The text stays in this page, which works without a network and cannot send anything.",
		backend: asset("standalone.js"),
		policy:  policy{script: []string{"'wasm-unsafe-eval'"}, worker: "blob:"},
		data: func(w io.Writer) error {
			for _, part := range [][2]string{{"engine", engine}, {"worker", asset("worker.js")}} {
				if err := data(w, part[0], part[1]); err != nil {
					return err
				}
			}
			return data(w, "program", base64.StdEncoding.EncodeToString(wasm))
		},
	}.write(w)
}

// data writes a block that the page's scripts read and no browser runs.
func data(w io.Writer, id, content string) error {
	content = strings.ReplaceAll(content, "</script", `<\/script`)
	_, err := io.WriteString(w, `<script type="text/plain" id="`+id+`">`+content+"</script>\n")
	return err
}

// A reader is a page with a form.
type reader struct {
	note    string
	backend string // a script that defines readText
	policy  policy
	data    func(io.Writer) error
}

func readerScripts(backend string) []string {
	return []string{asset("page.js"), backend, asset("reader.js")}
}

func (r reader) write(w io.Writer) error {
	return frame{
		title:   "Who said what",
		scripts: readerScripts(r.backend),
		policy:  r.policy,
		body: func(w io.Writer) error {
			err := templates.ExecuteTemplate(w, "reader", map[string]any{
				"Note":   r.note,
				"Sample": template.HTML(template.HTMLEscapeString(asset("sample.txt"))),
			})
			if err != nil || r.data == nil {
				return err
			}
			return r.data(w)
		},
	}.write(w)
}
