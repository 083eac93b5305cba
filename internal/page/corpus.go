package page

import (
	"cmp"
	"io"
	"slices"

	"whosaid/speaker"
)

// A Row is one article of a corpus page.
type Row struct {
	Name  string // a file's name
	Title string // the article's headline, or its name
	Link  string // where the article's own page is, relative to this one; empty if nowhere
	*Tally
}

// NewRow counts an article for a corpus page.
func NewRow(a Article, link string) Row {
	return Row{Name: clean(a.Name), Title: title(a), Link: link, Tally: NewTally(a)}
}

// Top is the voice that is heard most; nil where nobody is heard.
func (r Row) Top() *Voice {
	if len(r.Voices) == 0 || r.Voices[0].Number == 0 {
		return nil
	}
	return &r.Voices[0]
}

// Of is the share of a group in what is heard.
func (r Row) Of(group string) float64 {
	for g, name := range groupNames {
		if name == group {
			return r.Groups[g].Share
		}
	}
	return 0
}

// A Total is one speaker's part in a whole corpus. Articles speak of the same
// person or group if they give the same full name.
type Total struct {
	Name                    string
	Title                   string // of the article that has them say most
	Group                   Group
	Articles, Quotes, Words int
	Share                   float64
	most                    int
}

// most is how many speakers a corpus page lists.
const most = 500

type corpus struct {
	Title    string
	Rows     []Row
	Words    int
	Quoted   int
	Quotes   int
	Check    int
	Groups   [groups]Count
	Speakers []Total
	Others   int // speakers beyond those listed
}

// Bars are the groups that are heard at all.
func (c *corpus) Bars() []Bar { return bars(c.Groups) }

// WriteCorpus writes the page of a corpus: totals by group and by speaker, and
// a row for each article.
func WriteCorpus(w io.Writer, title string, rows []Row) error {
	c := newCorpus(title, rows)
	return frame{
		title:   c.Title + " · who is heard",
		body:    func(w io.Writer) error { return templates.ExecuteTemplate(w, "corpus", c) },
		scripts: []string{asset("corpus.js")},
	}.write(w)
}

func newCorpus(title string, rows []Row) *corpus {
	c := &corpus{Title: clean(title), Rows: rows}
	type key struct {
		name string
		kind speaker.Kind
	}
	at := map[key]int{}
	for _, r := range rows {
		c.Words += r.Words
		c.Quoted += r.Quoted
		c.Quotes += r.Tally.Quotes
		c.Check += r.Check
		for g, n := range r.Groups {
			c.Groups[g].Quotes += n.Quotes
			c.Groups[g].Words += n.Words
		}
		for _, v := range r.Voices {
			if !v.Named {
				if v.Number > 0 {
					c.Groups[v.Group].Speakers++
				}
				continue
			}
			k := key{v.Name, v.Kind}
			i, ok := at[k]
			if !ok {
				i = len(c.Speakers)
				at[k] = i
				c.Speakers = append(c.Speakers, Total{Name: v.Name, Title: v.Title, Group: v.Group, most: -1})
				c.Groups[v.Group].Speakers++
			}
			t := &c.Speakers[i]
			t.Articles++
			t.Quotes += v.Quotes
			t.Words += v.Words
			if v.Words > t.most {
				t.most, t.Title = v.Words, cmp.Or(v.Title, t.Title)
			}
		}
	}
	for g := range c.Groups {
		c.Groups[g].Share = share(c.Groups[g].Words, c.Quoted)
	}
	for i := range c.Speakers {
		c.Speakers[i].Share = share(c.Speakers[i].Words, c.Quoted)
	}
	slices.SortStableFunc(c.Speakers, func(a, b Total) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Name, b.Name))
	})
	if len(c.Speakers) > most {
		c.Others = len(c.Speakers) - most
		c.Speakers = c.Speakers[:most]
	}
	return c
}
