package speaker

import (
	"whosaid/internal/lexicon"
)

// A person is somebody whom the document names.
type person struct {
	names    []int // into scene.names, in the order of the text
	fullest  int   // into scene.names
	parts    []string
	suffix   string
	female   float64 // votes for a gender
	male     float64
	gender   Gender
	sureness int // of the gender: 0 none, 1 by forename or pronouns, 2 by title
}

func (p *person) forename() string {
	if len(p.parts) < 2 {
		return ""
	}
	return p.parts[0]
}

func (p *person) family() string { return p.parts[len(p.parts)-1] }

// weigh settles the gender by titles and forename.
func (p *person) weigh(names []name) {
	p.female, p.male = 0, 0
	for _, n := range p.names {
		switch names[n].gender {
		case Female:
			p.female += 4
		case Male:
			p.male += 4
		}
	}
	titled := p.female+p.male > 0
	forename := p.forename()
	if forename == "" && len(p.parts) == 1 && p.female+p.male == 0 {
		forename = p.parts[0] // "Oprah"; surnames are rarely forenames of one gender alone, so it counts less
	}
	if girls, digits := lexicon.Forename(forename); digits > 0 {
		weight := 2.0
		if p.forename() == "" {
			weight = 0.5
		}
		p.female += weight * girls
		p.male += weight * (1 - girls)
	}
	if p.female+p.male == 0 && len(p.parts) == 1 {
		// "Obama" by himself is the one of whom the news speaks.
		if list := known[bare(p.family())]; len(list) > 0 && list[0].articles >= wellKnown && (len(list) == 1 || list[0].articles >= 5*list[1].articles) {
			if girls, digits := lexicon.Forename(list[0].forename); digits > 0 {
				p.female += 0.5 * girls
				p.male += 0.5 * (1 - girls)
			}
		}
	}
	p.settle(titled)
}

// wellKnown is in how many articles somebody must be named in full for the
// family name alone to show a gender.
const wellKnown = 20

// surely tells whether next to nothing speaks against the person's being of
// the gender.
func (p *person) surely(g Gender) bool {
	switch g {
	case Female:
		return p.female >= 1.9 && p.female > 16*p.male
	case Male:
		return p.male >= 1.9 && p.male > 16*p.female
	}
	return false
}

// other is the other gender of a he or she.
func (g Gender) other() Gender {
	switch g {
	case Female:
		return Male
	case Male:
		return Female
	}
	return UnknownGender
}

func (p *person) settle(titled bool) {
	p.gender, p.sureness = UnknownGender, 0
	switch {
	case p.female > 1.5*p.male+0.3:
		p.gender = Female
	case p.male > 1.5*p.female+0.3:
		p.gender = Male
	}
	if p.gender != UnknownGender {
		p.sureness = 1
		if titled {
			p.sureness = 2
		}
	}
}
