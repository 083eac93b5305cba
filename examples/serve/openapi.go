package main

import (
	_ "embed"
	"net/http"
)

//go:embed openapi.json
var openapi []byte

func description(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Write(openapi)
}
