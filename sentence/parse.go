package sentence

import "sync"

var readers = sync.Pool{New: func() any { return new(reader) }}

// Parse reads a text. Any bytes will do.
func Parse(text string) *Document {
	d := &Document{text: text}
	r := readers.Get().(*reader)
	r.text, r.pieces = text, r.pieces[:0]
	r.scan()
	r.mend()
	d.build(r)
	r.text = ""
	if cap(r.pieces) < 1<<20 {
		clear(r.pieces)
		readers.Put(r)
	}
	return d
}

// build makes tokens of the pieces, and then sentences and paragraphs.
func (d *Document) build(r *reader) {
	d.tokens = make([]Token, 0, len(r.pieces)+len(r.pieces)/24+2)
	begin := 0
	for i := range r.pieces {
		p := &r.pieces[i]
		if p.first && i > 0 {
			d.paragraph(&r.segmenter, begin)
			begin = len(d.tokens)
		}
		if p.kind == wordPiece {
			d.split(p, r.gaps[i], r.prefixes[i])
			continue
		}
		d.tokens = append(d.tokens, Token{Span: p.Span, Norm: p.norm})
	}
	if len(r.pieces) > 0 {
		d.paragraph(&r.segmenter, begin)
	}
}

// paragraph cuts the tokens from first on into sentences.
func (d *Document) paragraph(s *segmenter, first int) {
	p := Paragraph{First: len(d.sentences)}
	s.begin(d.text, d.tokens[first:])
	begin := first
	for i := first; i < len(d.tokens); i++ {
		if i+1 < len(d.tokens) && !s.ends(i-first) {
			continue
		}
		d.sentences = append(d.sentences, Sentence{Span{d.tokens[begin].Start, d.tokens[i].End}, begin, i + 1, len(d.paragraphs)})
		for range i + 1 - begin {
			d.sentenceOf = append(d.sentenceOf, int32(len(d.sentences)-1))
		}
		begin = i + 1
		s.start = begin - first
	}
	p.Last = len(d.sentences)
	p.Span = Span{d.tokens[first].Start, d.tokens[len(d.tokens)-1].End}
	d.paragraphs = append(d.paragraphs, p)
}
