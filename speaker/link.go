package speaker

import (
	_ "embed"
	"math"
	"slices"
	"sort"

	"whosaid/internal/linear"
)

//go:embed link.model
var linkFile string

var linker = openRanker(linkFile)

// A link is a paragraph that names somebody, and may have stood before one
// whose he or she is adrift: out of order, with nobody before it in its own
// paragraph who fits. Everybody has one more link, to no paragraph.
type link struct {
	person    int
	paragraph int
	sentence  int  // from the paragraph's end, of the person's last name in it
	subject   int  // 2 where that sentence says what the person does, 1 what is done to the person
	leads     bool // whether nobody else who fits is named before the person there
	form      int  // of the names in that sentence: 0 short, 1 full, 2 full with a title or a description
	others    int  // names of others who fit, from that sentence on
	quoted    int  // 2 the paragraph's last quote is the person's, by name; 1 another one is
	speaks    bool // whether the paragraph quotes anybody
	ends      bool // whether the paragraph ends in a quote
	first     bool // whether nothing names the person before
}

const (
	mostLinks     = 32      // of a person
	mostNames     = 1 << 10 // of a person that are looked through for links
	mostLinkNames = 64      // and quotes of a paragraph, that are looked through
)

// voices are the sources of quotes, as they stand in the text, and by paragraph
// which of them are in it.
type voices struct {
	sources []source
	first   []int32
}

func (s *scene) voices() *voices {
	v := &voices{first: make([]int32, len(s.doc.Paragraphs())+1)}
	for i := range s.quotes {
		if src := s.sourceOf(i); src.first < src.last {
			v.sources = append(v.sources, src)
		}
	}
	slices.SortStableFunc(v.sources, func(a, b source) int { return a.first - b.first })
	at := 0
	for q := range s.doc.Paragraphs() {
		_, last := s.tokensOf(q)
		v.first[q] = int32(at)
		for at < len(v.sources) && v.sources[at].first < last {
			at++
		}
	}
	v.first[len(v.first)-1] = int32(at)
	return v
}

// quoted tells whether a paragraph quotes the person by name (1), and last of
// all (2); speaks, whether it quotes anybody.
func (v *voices) quoted(s *scene, paragraph, person int) (by int, speaks bool) {
	here := v.sources[v.first[paragraph]:v.first[paragraph+1]]
	here = here[max(0, len(here)-mostLinkNames):]
	for i := range here {
		src := &here[i]
		if src.form == named && slices.ContainsFunc(src.names, func(n int) bool { return s.names[n].person == person }) {
			by = 2
		} else {
			by = min(by, 1)
		}
	}
	return by, len(here) > 0
}

// links are those of a person, seen from a source in another paragraph.
func (r *ranking) links(person int, out []link) []link {
	s := r.s
	if r.voices == nil {
		r.voices = s.voices()
	}
	here := s.paragraphOfToken(r.source.first)
	names := s.people[person].names
	last := -1
	for k := len(names) - 1; k >= max(0, len(names)-mostNames) && len(out) < mostLinks; k-- {
		token := s.names[names[k]].first
		q := s.paragraphOf(token)
		if q == here || q == last {
			continue
		}
		last = q
		out = append(out, r.link(person, q, s.doc.SentenceOf(token)))
		out[len(out)-1].first = k == 0
	}
	return append(out, link{person: person, paragraph: -1})
}

// link reads what a paragraph says of the person in the last sentence that
// names him or her.
func (r *ranking) link(person, paragraph, sentence int) link {
	s := r.s
	par := s.doc.Paragraphs()[paragraph]
	l := link{person: person, paragraph: paragraph, sentence: par.Last - 1 - sentence}
	led := false
	for i := int(s.first[sentence]); i < min(int(s.first[par.Last]), int(s.first[sentence])+mostLinkNames); i++ {
		n := &s.names[i]
		if n.person != person {
			if r.fits(n.person) {
				l.others++
				led = led || !s.modifies(n)
			}
			continue
		}
		switch s.grammar[s.stem(n)].Relation {
		case nounSubject:
			l.subject = 2
		case passiveSubject:
			l.subject = max(l.subject, 1)
		}
		if n.full() {
			from, to := s.introduction(n)
			after, end := s.follows(n)
			l.form = max(l.form, 1+flag(n.title < n.first || from < to || after < end))
		}
		l.leads = l.leads || !led
	}
	l.quoted, l.speaks = r.voices.quoted(s, paragraph, person)
	_, end := s.tokensOf(paragraph)
	l.ends = s.quoteAt[end-1] > 0 || end > 1 && s.quoteAt[end-2] > 0
	return l
}

// tie makes the features of every link that the source may have: each is a
// candidate, so that a person is one several times.
func (r *ranking) tie() {
	s, src, c := r.s, &r.source, r.crowd
	r.ties, r.features = r.ties[:0], r.features[:0]
	here := s.paragraphOfToken(src.first)
	var people []int
	for _, n := range r.near {
		if r.fits(n.person) && !s.people[n.person].surely(src.gender.other()) {
			people = append(people, n.person)
		}
	}
	slices.SortStableFunc(people, func(a, b int) int { return c.speechRank[a] - c.speechRank[b] })
	alike := r.alike(here)
	var links []link
	for speech, id := range people {
		p := &s.people[id]
		named := sort.Search(len(p.names), func(i int) bool { return s.paragraphOf(s.names[p.names[i]].first) >= here })
		again := flag(named < len(p.names) && s.paragraphOf(s.names[p.names[named]].first) == here)
		agree := r.agreement(p)
		closer := 0 // people whose roles the paragraph speaks of more
		for _, other := range people {
			closer += flag(c.callings[other] > c.callings[id])
		}
		links = r.links(id, links[:0])
		for i := range links {
			m := maker{&r.features, 0, 200}
			m.number(min(speech, 6))
			m.number(bucket(int32(c.size[id])))
			m.number(bucket(int32(c.speech[id]))*4 + min(speech, 3))
			m.number(agree)
			m.number(min(c.talked[id], 4))
			m.number(again)
			m.number(agree*16 + min(len(people), 8))
			m.number(min(int(c.callings[id]*3), 6)*4 + min(closer, 3))
			m.n = 220
			if l := &links[i]; l.paragraph >= 0 {
				l.features(&m, alike, speech, c.where[id] == 1, c.speech[id] == 0)
			} else {
				m.number(0)
			}
			r.ties = append(r.ties, candidate{who: id, end: len(r.features)})
		}
	}
}

func (l *link) features(m *maker, alike func(paragraph int) int, speech int, only, silent bool) {
	near, like := min(l.sentence, 4), alike(l.paragraph)
	m.n++
	m.number(like)
	m.number(near*4 + l.subject)
	m.number(l.subject*12 + l.quoted*4 + flag(l.ends)*2 + flag(l.speaks))
	m.number(min(l.others, 3)*2 + flag(l.leads))
	m.number(flag(l.first)*6 + flag(only)*3 + l.quoted)
	m.number(flag(l.paragraph == 0))
	m.number(like*15 + l.quoted*5 + near)
	m.number(min(speech, 6)*3 + l.quoted)
	m.number(l.form*4 + flag(only)*2 + flag(silent))
}

// alike ranks the paragraphs by how much they share with one: the three
// nearest, three more, the others that share anything, the rest.
func (r *ranking) alike(paragraph int) func(int) int {
	c := r.crowd
	c.topic(paragraph, 0)
	order := slices.Clone(c.touched)
	slices.SortStableFunc(order, func(a, b int32) int {
		switch {
		case c.scores[a] > c.scores[b]:
			return -1
		case c.scores[a] < c.scores[b]:
			return 1
		}
		return int(a - b)
	})
	ranks := make(map[int]int, len(order))
	for i, q := range order {
		rank := 4
		switch {
		case i < 3:
			rank = i
		case i < 6:
			rank = 3
		}
		ranks[int(q)] = rank
	}
	return func(q int) int {
		if rank, ok := ranks[q]; ok {
			return rank
		}
		return 5
	}
}

// loose tells whether the source is adrift and nothing was decided about its
// paragraph before.
func (r *ranking) loose() bool {
	return r.source.form == thirdPerson && !r.ordered && r.adrift && r.history.who == nobody
}

// relink shares out among the people what the ranker gives to all of them
// together: each has as much of it as of the chances of all links.
func (r *ranking) relink(m *linear.Model) {
	all := 0.0
	for _, c := range r.candidates {
		if c.who >= 0 {
			all += math.Exp(c.score)
		}
	}
	r.tie()
	r.score(r.ties, m)
	share := make(map[int]float64)
	for _, t := range r.ties {
		share[t.who] += math.Exp(t.score)
	}
	for i := range r.candidates {
		if c := &r.candidates[i]; c.who >= 0 {
			c.score = math.Log(max(all*share[c.who], 1e-9))
		}
	}
}
