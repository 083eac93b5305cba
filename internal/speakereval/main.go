// Command speakereval says how often the speakers of a gold file are found
// where the gold's own quotes are given: by condition of the text and by form
// of the source.
//
//	go run ./internal/speakereval [-threshold T] [-coverage] GOLD.jsonl.gz
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"sort"

	"whosaid/internal/corpus"
	"whosaid/internal/score"
	"whosaid/sentence"
	"whosaid/speaker"
)

func main() {
	threshold := flag.Float64("threshold", 0, "how certain a person must be to be named (0: the default)")
	coverage := flag.Bool("coverage", false, "print precision by coverage")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	articles, err := corpus.News(flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "speakereval:", err)
		os.Exit(1)
	}
	for _, c := range corpus.Conditions {
		t := table{right: map[string]int{}, all: map[string]int{}}
		for _, a := range articles {
			t.add(corpus.Damage(a, c, 7), speaker.Options{Threshold: *threshold})
		}
		t.print(os.Stdout, string(c))
		if *coverage {
			t.coverage(os.Stdout)
		}
	}
}

// A table counts what was right.
type table struct {
	right, all map[string]int // by form of the source
	sure       []answer
}

type answer struct {
	certainty float64
	right     bool
}

func (t *table) add(a *corpus.Article, o speaker.Options) {
	for i, got := range o.Resolve(sentence.Parse(a.Text), score.Quotes(a)) {
		at := &a.Attributions[i]
		if at.Speaker == nil {
			continue
		}
		person := got.Speaker != nil && got.Speaker.Kind == speaker.Person
		right := false
		form := at.Speaker.Kind
		switch form {
		case "person":
			form = score.FormOf(a.Text, at)
			right = person && score.SamePerson(at.Speaker, got.Speaker.Name)
			t.count("all persons", right)
		case "group":
			right = got.Speaker != nil && got.Speaker.Kind == speaker.Group && score.SameGroup(at.Speaker.Name, got.Speaker.Name)
		default:
			form = "falsely"
			right = person
		}
		t.count(form, right)
		if person {
			t.sure = append(t.sure, answer{got.Certainty, right && form != "falsely"})
		}
	}
}

func (t *table) count(form string, right bool) {
	t.all[form]++
	if right {
		t.right[form]++
	}
}

func (t *table) print(w io.Writer, name string) {
	fmt.Fprintf(w, "%-9s", name)
	for _, f := range []string{"all persons", "name", "pronoun", "nominal", "missing", "group", "falsely"} {
		fmt.Fprintf(w, " %s %.1f (%d)", f, 100*float64(t.right[f])/float64(max(1, t.all[f])), t.all[f])
	}
	right := 0
	for _, a := range t.sure {
		if a.right {
			right++
		}
	}
	fmt.Fprintf(w, " precision %.1f (%d)\n", 100*float64(right)/float64(max(1, len(t.sure))), len(t.sure))
}

// coverage prints how many of the surest answers are right: of as many as
// half, 80, 90 and 100 in 100 of the people there are.
func (t *table) coverage(w io.Writer) {
	sort.SliceStable(t.sure, func(i, j int) bool { return t.sure[i].certainty > t.sure[j].certainty })
	for _, share := range []int{50, 80, 90, 100} {
		n := min(share*t.all["all persons"]/100, len(t.sure))
		right := 0
		for _, a := range t.sure[:n] {
			if a.right {
				right++
			}
		}
		if n > 0 {
			fmt.Fprintf(w, "  coverage %3d: precision %.1f at certainty %.2f\n", share, 100*float64(right)/float64(n), t.sure[n-1].certainty)
		}
	}
}
