package quote

import "whosaid/internal/linear"

// A featureList collects the features of one position. Each call of a method
// starts the next template, so that the order of calls is the model's own.
type featureList struct {
	f []linear.Feature
	t int
}

func (l *featureList) reset(template int) { l.f, l.t = l.f[:0], template }

func (l *featureList) next() linear.Feature {
	l.t++
	return templates[l.t]
}

// templates are the hashes of the templates' numbers.
var templates = func() (t [6000]linear.Feature) {
	for i := range t {
		t[i] = linear.Template(i)
	}
	return t
}()

func (l *featureList) add(values ...linear.Feature) {
	f := l.next()
	for _, v := range values {
		f = f.With(v)
	}
	l.f = append(l.f, f)
}

// skip starts a template that has nothing to say here.
func (l *featureList) skip() { l.t++ }

func number(n int) linear.Feature { return linear.Feature(n) + 0x9d8f31 }

func flag(b bool) linear.Feature {
	if b {
		return 0xb1
	}
	return 0xb0
}

func flags(bs ...bool) linear.Feature {
	n := linear.Feature(1)
	for _, b := range bs {
		n <<= 1
		if b {
			n |= 1
		}
	}
	return n
}

const nothing linear.Feature = 0x70ad

func (v *view) wordAt(i int) linear.Feature {
	if i < 0 || i >= len(v.low) {
		return nothing
	}
	return v.low[i]
}

func (v *view) stemAt(i int) linear.Feature {
	if i < 0 || i >= len(v.stem) {
		return nothing
	}
	return v.stem[i]
}

func (v *view) tagAt(i int) linear.Feature {
	if i < 0 || i >= len(v.words) {
		return nothing
	}
	return linear.Feature(v.words[i].Class) + 0x7a90
}

func (v *view) relAt(i int) linear.Feature {
	if i < 0 || i >= len(v.words) {
		return nothing
	}
	return linear.Feature(v.words[i].Relation) + 0x4e10
}

// markAt says what quotation mark, if any, stands at token i, and whether the
// text still has its marks.
func (v *view) markAt(i int) linear.Feature {
	if i < 0 || i >= len(v.tokens) {
		return nothing
	}
	s := neither
	if isMark(v.tokens[i].Norm) {
		s = 3 + v.marks.side[i]
	}
	return linear.Feature(s) + 0x3a0
}

func bucket(n int) linear.Feature {
	sign := linear.Feature(0)
	if n < 0 {
		n, sign = -n, 64
	}
	switch {
	case n < 6:
	case n < 9:
		n = 6
	case n < 14:
		n = 7
	case n < 22:
		n = 8
	case n < 40:
		n = 9
	default:
		n = 10
	}
	return linear.Feature(n) + sign + 0xd100
}
