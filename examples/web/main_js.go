//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"

	"whosaid/internal/page"
	"whosaid/speaker"
)

// main gives the page's worker the function whosaidPage, which makes the HTML
// page of a text, and then waits for calls.
func main() {
	js.Global().Set("whosaidPage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		text := args[0].String()
		var b strings.Builder
		if err := page.Write(&b, page.Article{Text: text, Attributions: speaker.Attribute(text)}); err != nil {
			return js.Global().Get("Error").New(err.Error())
		}
		return b.String()
	}))
	speaker.Attribute("They are late, she said.") // sets up the models while there is no text yet
	select {}
}
