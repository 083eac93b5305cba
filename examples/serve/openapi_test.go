package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// document is what this test needs of an OpenAPI document.
type document struct {
	Paths map[string]map[string]struct {
		Responses map[string]struct {
			Content map[string]struct{ Schema *schema }
		}
	}
	Components struct{ Schemas map[string]*schema }
}

// schema is the part of JSON Schema that the document uses.
type schema struct {
	Ref                  string `json:"$ref"`
	Description          string
	Type                 string
	Required             []string
	Properties           map[string]*schema
	AdditionalProperties *bool
	Items                *schema
	OneOf                []*schema
	Enum                 []string
	Minimum, Maximum     *float64
	MinItems, MaxItems   *int
}

// check says what is wrong with v, or "".
func (d *document) check(s *schema, v any) string {
	if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
		if s = d.Components.Schemas[name]; s == nil {
			return "no schema " + name
		}
	}
	if len(s.OneOf) > 0 {
		fit, why := 0, ""
		for _, one := range s.OneOf {
			if w := d.check(one, v); w == "" {
				fit++
			} else {
				why += "; " + w
			}
		}
		if fit != 1 {
			return fmt.Sprintf("%d of oneOf fit%s", fit, why)
		}
		return ""
	}
	switch x := v.(type) {
	case nil:
		if s.Type != "null" && s.Type != "" {
			return "null, not " + s.Type
		}
	case string:
		if s.Type != "string" && s.Type != "" || s.Enum != nil && !slices.Contains(s.Enum, x) {
			return fmt.Sprintf("%q is not %s %v", x, s.Type, s.Enum)
		}
	case float64:
		if s.Type != "number" && (s.Type != "integer" || x != float64(int(x))) && s.Type != "" ||
			s.Minimum != nil && x < *s.Minimum || s.Maximum != nil && x > *s.Maximum {
			return fmt.Sprintf("%v is not %s in its range", x, s.Type)
		}
	case []any:
		if s.Type != "array" && s.Type != "" || s.MinItems != nil && len(x) < *s.MinItems || s.MaxItems != nil && len(x) > *s.MaxItems {
			return fmt.Sprintf("%v is not %s", x, s.Type)
		}
		for i, item := range x {
			if s.Items == nil {
				break
			}
			if w := d.check(s.Items, item); w != "" {
				return fmt.Sprintf("[%d]: %s", i, w)
			}
		}
	case map[string]any:
		if s.Type != "object" && s.Type != "" {
			return "an object, not " + s.Type
		}
		for _, name := range s.Required {
			if _, ok := x[name]; !ok {
				return "no " + name
			}
		}
		for name, value := range x {
			p := s.Properties[name]
			if p == nil {
				if s.AdditionalProperties != nil && !*s.AdditionalProperties {
					return name + " is not described"
				}
				continue
			}
			if w := d.check(p, value); w != "" {
				return name + ": " + w
			}
		}
	}
	return ""
}

func TestOpenAPI(t *testing.T) {
	var d document
	require.NoError(t, json.Unmarshal(openapi, &d))

	t.Run("it has the routes and no others", func(t *testing.T) {
		var described, served []string
		for path, methods := range d.Paths {
			for method := range methods {
				described = append(described, strings.ToUpper(method)+" "+path)
			}
		}
		for _, r := range routes(testOptions(io.Discard)) {
			served = append(served, r.method+" "+r.path)
		}
		assert.ElementsMatch(t, served, described)
	})

	busy := &attributor{maxBytes: 1000, slots: make(chan struct{})}
	server := handler(testOptions(io.Discard))
	seen := map[string]bool{}
	for _, c := range []struct {
		name, method, path string
		header             map[string]string
		body               string
		handler            http.Handler
		want               string // status and type
	}{
		{"home", "GET", "/", nil, "", nil, "200 text/html"},
		{"health", "GET", "/healthz", nil, "", nil, "200 application/json"},
		{"description", "GET", "/openapi.json", nil, "", nil, "200 application/json"},
		{"plain text", "POST", "/attribute", map[string]string{"Content-Type": "text/plain"}, article, nil, "200 application/json"},
		{"no text at all", "POST", "/attribute", map[string]string{"Content-Type": "text/plain"}, "", nil, "200 application/json"},
		{"not UTF-8", "POST", "/attribute", map[string]string{"Content-Type": "text/plain"}, "He said \xff\xfe.", nil, "200 application/json"},
		{"JSON", "POST", "/attribute", map[string]string{"Content-Type": "application/json; charset=utf-8"}, `{"id": 7, "text": "So, she said."}`, nil, "200 application/json"},
		{"a page", "POST", "/attribute", map[string]string{"Content-Type": "text/plain", "Accept": "text/html"}, article, nil, "200 text/html"},
		{"broken JSON", "POST", "/attribute", map[string]string{"Content-Type": "application/json"}, `{"text": `, nil, "400 application/json"},
		{"JSON without a text", "POST", "/attribute", map[string]string{"Content-Type": "application/json"}, `{"id": 7}`, nil, "400 application/json"},
		{"two JSON values", "POST", "/attribute", map[string]string{"Content-Type": "application/json"}, `{"text": ""} {}`, nil, "400 application/json"},
		{"JSON that is not UTF-8", "POST", "/attribute", map[string]string{"Content-Type": "application/json"}, "{\"text\": \"\xff\"}", nil, "400 application/json"},
		{"another site's page", "POST", "/attribute", map[string]string{"Content-Type": "text/plain", "Sec-Fetch-Site": "cross-site"}, article, nil, "403 application/json"},
		{"an image wanted", "POST", "/attribute", map[string]string{"Content-Type": "text/plain", "Accept": "image/png"}, article, nil, "406 application/json"},
		{"too long", "POST", "/attribute", map[string]string{"Content-Type": "text/plain"}, strings.Repeat("a", 1001), nil, "413 application/json"},
		{"as long as may be", "POST", "/attribute", map[string]string{"Content-Type": "text/plain"}, strings.Repeat("a", 1000), nil, "200 application/json"},
		{"a form", "POST", "/attribute", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, article, nil, "415 application/json"},
		{"no type", "POST", "/attribute", nil, article, nil, "415 application/json"},
		{"another charset", "POST", "/attribute", map[string]string{"Content-Type": "text/plain; charset=utf-16"}, article, nil, "415 application/json"},
		{"another name", "POST", "/attribute", map[string]string{"Content-Type": "text/plain", "Host": "news.example"}, article, nil, "421 application/json"},
		{"busy", "POST", "/attribute", map[string]string{"Content-Type": "text/plain"}, article, busy, "429 application/json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "http://localhost"+c.path, strings.NewReader(c.body))
			for name, value := range c.header {
				r.Header.Set(name, value)
			}
			if host := c.header["Host"]; host != "" {
				r.Host = host
			}
			h := c.handler
			if h == nil {
				h = server
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			kind, _, err := mime.ParseMediaType(w.Header().Get("Content-Type"))
			require.NoError(t, err)
			require.Equal(t, c.want, fmt.Sprint(w.Code, " ", kind), w.Body.String())
			content, ok := d.Paths[c.path][strings.ToLower(c.method)].Responses[fmt.Sprint(w.Code)].Content[kind]
			require.True(t, ok, "the description does not know this answer")
			seen[c.method+" "+c.path+" "+c.want] = true
			if kind == "application/json" {
				var v any
				require.NoError(t, json.Unmarshal(w.Body.Bytes(), &v))
				assert.Empty(t, d.check(content.Schema, v))
			}
		})
	}

	t.Run("every answer that it has is given", func(t *testing.T) {
		described := map[string]bool{}
		for path, methods := range d.Paths {
			for method, o := range methods {
				for status, response := range o.Responses {
					for kind := range response.Content {
						described[strings.ToUpper(method)+" "+path+" "+status+" "+kind] = true
					}
				}
			}
		}
		assert.ElementsMatch(t, slices.Collect(maps.Keys(described)), slices.Collect(maps.Keys(seen)))
	})
}

func TestSchemaCheckCanFail(t *testing.T) {
	var d document
	require.NoError(t, json.Unmarshal(openapi, &d))
	for name, line := range map[string]string{
		"no quotes":       `{"id": 1}`,
		"an unknown name": `{"id": 1, "quotes": [], "more": 1}`,
		"a short span":    `{"id": 1, "quotes": [{"content": [[1]], "verbatim": [], "kind": "direct", "cue": [], "mention": null, "speaker": null, "confidence": 1, "certainty": 1}]}`,
		"a wrong kind":    `{"id": 1, "quotes": [{"content": [], "verbatim": [], "kind": "odd", "cue": [], "mention": null, "speaker": null, "confidence": 1, "certainty": 1}]}`,
		"too sure":        `{"id": 1, "quotes": [{"content": [], "verbatim": [], "kind": "mixed", "cue": [], "mention": null, "speaker": null, "confidence": 1.5, "certainty": 1}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			var v any
			require.NoError(t, json.Unmarshal([]byte(line), &v))
			assert.NotEmpty(t, d.check(&schema{Ref: "#/components/schemas/Line"}, v))
		})
	}
}
