package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"whosaid/internal/format"
	"whosaid/internal/input"
)

// A folder is where --out puts one file for each text.
type folder struct {
	path   string
	format format.Format
	taken  map[string]bool
}

// write puts the output for a text into a file of its own, and for brat the
// text and the configuration beside it.
func (f *folder) write(t input.Text, output []byte) error {
	base := f.name(t)
	if err := os.MkdirAll(filepath.Dir(base), 0o777); err != nil {
		return err
	}
	output = append(append([]byte(f.format.Header), output...), f.format.Footer...)
	if err := os.WriteFile(base+f.format.Ending, output, 0o666); err != nil || f.format.Name != "standoff" {
		return err
	}
	if err := os.WriteFile(base+".txt", []byte(t.Text), 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(f.path, "annotation.conf"), []byte(format.BratConfig), 0o666)
}

// name is the path of a text's file, without its ending: that of the text
// itself below the folder if it is local, else its last part; the line's number
// follows. No two are the same.
func (f *folder) name(t input.Text) string {
	name := strings.TrimSuffix(t.Name, fmt.Sprintf(":%d", t.Line))
	if !filepath.IsLocal(name) {
		name = filepath.Base(name)
	}
	name = strings.TrimSuffix(name, ".gz")
	name = strings.TrimSuffix(name, filepath.Ext(name))
	if t.Line > 0 {
		name = fmt.Sprintf("%s-%d", name, t.Line)
	}
	unique := name
	for n := 2; f.taken[unique]; n++ {
		unique = fmt.Sprintf("%s_%d", name, n)
	}
	f.taken[unique] = true
	return filepath.Join(f.path, filepath.FromSlash(unique))
}
