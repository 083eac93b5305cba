package speaker

import (
	_ "embed"
	"strings"

	"whosaid/internal/lexicon"
	"whosaid/internal/linear"
	"whosaid/sentence"
)

// A label says what a word in capitals is part of.
type label uint8

const (
	otherLabel  label = iota // nothing, or a name of something else
	personBegin              // the first word of a personal name
	personInside
	groupLabel // an organisation
	placeLabel
	labels
)

func labelAllowed(i, j int) bool {
	return label(max(j, 0)) != personInside || i >= 0 && (label(i) == personBegin || label(i) == personInside)
}

//go:embed people.model
var peopleFile string

// people is the model of the detector.
var people = openDetector(peopleFile)

type detectorModel struct {
	model *linear.Model
	chain *linear.Chain
}

func openDetector(file string) detectorModel {
	if file == "" {
		return detectorModel{}
	}
	m := linear.MustOpen(file)
	return detectorModel{m, linear.ChainOf(m, labelAllowed)}
}

// A segment is a run of words in capitals in one sentence, with the particles
// and initials' full stops between them; its words are tokens [first, last).
type segment struct{ first, last int }

const longestSegment = 24 // longer runs (headlines in capitals) are cut, so that time stays linear

func segmentsOf(doc *sentence.Document, words []word) []segment {
	var out []segment
	for i := 0; i < len(words); {
		if !words[i].capital() {
			i++
			continue
		}
		j := i + 1
		for j < len(words) && j-i < longestSegment && runsOn(doc, words, j) {
			if words[j].capital() {
				j++
				continue
			}
			last := doc.Sentences()[doc.SentenceOf(j)].Last
			bridge := j
			for bridge < last && bridge < j+2 && particles[words[bridge].key] {
				bridge++
			}
			if bridge == j && words[j-1].shape == initialShape && doc.Tokens()[j].Norm == "." {
				bridge++
			}
			if bridge == j || bridge >= last || !words[bridge].capital() {
				break
			}
			j = bridge + 1
		}
		out = append(out, segment{i, j})
		i = j
	}
	return out
}

// runsOn tells whether a name may run on from the token before: within a
// sentence, or on one line where the sentence was cut after an initial or a
// word and not after a mark. Two blanks are left where a dash was lost.
func runsOn(doc *sentence.Document, words []word, i int) bool {
	tokens := doc.Tokens()
	if doc.SentenceOf(i-1) == doc.SentenceOf(i) {
		gap := doc.Text()[tokens[i-1].End:tokens[i].Start]
		return len(gap) < 2 || strings.Trim(gap, " ") != ""
	}
	return words[i].capital() && (words[i-1].shape == capitalShape || words[i-1].shape == initialShape) &&
		strings.TrimLeft(doc.Text()[tokens[i-1].End:tokens[i].Start], " \u00a0") == ""
}

// evidence is what a document shows of a word in capitals, wherever it stands.
type evidence struct {
	capitals, lowers int32
	titled           int32 // after a title
	afterForename    int32 // last of two or more, the one before it a forename
	pairs            int32 // second of two or more
	first            int32 // first of two or more
	spoke            int32 // beside a word of speech
	located          int32 // after "in", "at" or "from"
	owned            int32 // before 's
	articled         int32 // after "the"
}

// A detector labels the words of a document.
type detector struct {
	doc      *sentence.Document
	words    []word
	segments []segment
	seen     map[linear.Feature]*evidence
	forename []uint8 // by token: 0 not known, else a bucket of share of girls and frequency
	cluster  []uint16
	features []linear.Feature
}

var (
	wordIn, wordAt, wordFrom, wordThe = linear.String("in"), linear.String("at"), linear.String("from"), linear.String("the")
	wordOwn                           = linear.String("'s")
)

func newDetector(doc *sentence.Document, words []word) *detector {
	d := &detector{doc: doc, words: words, segments: segmentsOf(doc, words), seen: make(map[linear.Feature]*evidence)}
	d.forename = make([]uint8, len(words))
	d.cluster = make([]uint16, len(words))
	for _, s := range d.segments {
		for i := s.first; i < s.last; i++ {
			d.forename[i] = forenameBucket(words[i].fold)
			d.cluster[i] = uint16(lexicon.Cluster(words[i].fold))
		}
	}
	for _, s := range d.segments {
		for i := s.first; i < s.last; i++ {
			w := &words[i]
			if !w.capital() {
				continue
			}
			e := d.seen[w.key]
			if e == nil {
				e = new(evidence)
				d.seen[w.key] = e
			}
			e.capitals++
			if i > s.first {
				e.pairs++
				if d.forename[i-1] >= 2 {
					e.afterForename++
				}
			} else if s.last > s.first+1 {
				e.first++
			}
			before, after := d.key(s.first-1), d.key(s.last)
			if title(d.key(i - 1)) {
				e.titled++
			}
			if i == s.last-1 {
				if speechWords[after] || after == wordOwn && speechWords[d.key(s.last+1)] {
					e.spoke++
				}
				if after == wordOwn {
					e.owned++
				}
			}
			if i == s.first {
				switch before {
				case wordIn, wordAt, wordFrom:
					e.located++
				case wordThe:
					e.articled++
				}
				if speechWords[before] {
					e.spoke++
				}
			}
		}
	}
	for i := range words {
		if words[i].shape == lowerShape {
			if e := d.seen[words[i].key]; e != nil {
				e.lowers++
			}
		}
	}
	return d
}

// title tells whether the word is a title, as it stands or before a full stop.
func title(key linear.Feature) bool { _, ok := titles[key]; return ok }

func (d *detector) key(i int) linear.Feature {
	if i < 0 || i >= len(d.words) {
		return 0
	}
	return d.words[i].key
}

// forenameBucket sorts forenames by how frequent they are: 0 unknown, 1 rare, 2 known, 3 frequent.
func forenameBucket(folded string) uint8 {
	switch _, digits := lexicon.Forename(folded); {
	case digits == 0:
		return 0
	case digits <= 3:
		return 1
	case digits <= 4:
		return 2
	}
	return 3
}

// share sorts n by how large a part of the word's places it is, and by how
// many places those are.
func (e *evidence) share(n int32) int {
	many := 0
	if e.capitals > 4 {
		many = 2
	} else if e.capitals > 1 {
		many = 1
	}
	part := 0
	switch {
	case n == 0:
	case 10*n < e.capitals:
		part = 1
	case 4*n < e.capitals:
		part = 2
	case 2*n < e.capitals:
		part = 3
	case n <= e.capitals:
		part = 4
	default:
		part = 5
	}
	return part*3 + many
}

func bucket(n int32) int {
	switch {
	case n <= 2:
		return int(n)
	case n <= 5:
		return 3
	}
	return 4
}

// featuresOf are the features of token i of a segment; valid until the next call.
func (d *detector) featuresOf(s segment, i int) []linear.Feature {
	f := d.features[:0]
	w := &d.words[i]
	n := 0
	add := func(v linear.Feature) { f = append(f, linear.Template(n).With(v)); n++ }
	number := func(v int) { f = append(f, linear.Template(n).Int(v)); n++ }
	place := 0 // alone, first, inside, last
	switch {
	case s.last == s.first+1:
	case i == s.first:
		place = 1
	case i == s.last-1:
		place = 3
	default:
		place = 2
	}
	sent := d.doc.Sentences()[d.doc.SentenceOf(i)]
	start := 0
	if s.first == sent.First || s.first == sent.First+1 && d.words[sent.First].shape == markShape {
		start = 1
		if i > s.first {
			start = 2
		}
	}
	number(0)
	add(w.key)
	number(int(w.shape)*4 + place)
	add(suffixOf(w.fold))
	number(int(d.cluster[i]))
	number(int(d.cluster[i])*4 + place)
	number(int(d.forename[i])*4 + place)
	left, right := d.key(s.first-1), d.key(s.last)
	add(left.Int(place))
	add(right.Int(place))
	add(d.key(i - 1))
	add(d.key(i + 1))
	add(d.key(s.last + 1).Int(place))
	add(d.key(s.first - 2).Int(place))
	number(start*8 + min(s.last-s.first, 6))
	before, after := 0, 0
	if i > s.first {
		before = int(d.forename[i-1]) + 4*int(min(d.cluster[i-1], 1)) + 8
		number(int(d.cluster[i-1]))
	} else {
		n++
	}
	if i < s.last-1 {
		after = int(d.forename[i+1]) + 4*int(min(d.cluster[i+1], 1)) + 8
		number(int(d.cluster[i+1]))
	} else {
		n++
	}
	number(before*64 + int(d.forename[i])*8 + place)
	number(after*64 + int(d.forename[i])*8 + place)
	titled := 0
	if title(d.key(i - 1)) {
		titled = 1
	} else if title(d.key(s.first)) {
		titled = 2
	}
	number(titled*8 + place)
	if e := d.seen[w.key]; e != nil {
		number(e.share(e.titled)*2 + min(place, 1))
		number(e.share(e.afterForename)*2 + min(place, 1))
		number(e.share(e.pairs)*2 + min(place, 1))
		number(e.share(e.first)*2 + min(place, 1))
		number(e.share(e.spoke)*2 + min(place, 1))
		number(e.share(e.located)*2 + min(place, 1))
		number(e.share(e.owned))
		number(e.share(e.articled))
		number(e.share(min(e.lowers, 2*e.capitals))*2 + min(start, 1))
		number(bucket(e.capitals))
	} else {
		n += 10
	}
	// "Clintons" where the document has "Clinton".
	if l := len(w.fold); l > 3 && w.fold[l-1] == 's' {
		base := linear.String(w.fold[:l-1])
		if e := d.seen[base]; e != nil {
			add(base)
			number(min(e.share(e.titled), 1) + 2*min(e.share(e.afterForename), 1) + 4*min(e.share(e.spoke), 1))
		}
	}
	d.features = f
	return f
}

func suffixOf(folded string) linear.Feature {
	return linear.String(folded[max(0, len(folded)-3):])
}

// run labels every segment; the labels are by token.
func (d *detector) run(m detectorModel) []label {
	out := make([]label, len(d.words))
	if m.model == nil {
		return out
	}
	var decoder linear.Decoder
	var scores []int32
	for _, s := range d.segments {
		size := (s.last - s.first) * int(labels)
		if cap(scores) < size {
			scores = make([]int32, size)
		}
		scores = scores[:size]
		clear(scores)
		for i := s.first; i < s.last; i++ {
			row := scores[(i-s.first)*int(labels) : (i-s.first+1)*int(labels)]
			for _, f := range d.featuresOf(s, i) {
				m.model.Add(row, f)
			}
		}
		path, _ := decoder.Best(m.chain, scores)
		for i, l := range path {
			out[s.first+i] = label(l)
		}
	}
	return out
}
