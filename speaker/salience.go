package speaker

// bag makes the features that hold whatever the order of the paragraphs.
func (r *ranking) bag(m *maker, n view, gender, paragraph int) {
	c, src := r.crowd, &r.source
	orphan := flag(r.orphan(paragraph))
	size, speech := c.size[n.person], c.speech[n.person]
	fits := 0
	for i := range r.near {
		if r.near[i].size < 8 || r.near[i].fit < 9 {
			fits++
		}
	}
	m.number(n.size*2 + orphan)
	m.number(n.speech*2 + orphan)
	m.number(n.size*10 + n.speech)
	m.number(bucket(int32(size))*8 + bucket(int32(speech)))
	m.number(distance(fits)*16 + n.size)
	m.number(distance(fits)*32 + n.speech*2 + orphan)
	m.number(flag(c.headline[n.person])*2 + orphan)
	topic := c.topic(paragraph, n.person)
	better := 0
	for i := range r.near {
		if o := r.near[i]; o.fit < 9 || o.size < 9 {
			if c.topic(paragraph, o.person) > topic {
				better++
			}
		}
	}
	m.number(min(better, 5)*2 + orphan)
	m.number(min(int(topic), 8)*2 + orphan)
	m.number(min(better, 3)*64 + n.size*2 + orphan)
	m.number(gender*16 + n.size)
	all, alike := c.linkage(paragraph, n.person, src.gender)
	more, liker := 0, 0
	for i := range r.near {
		a, l := c.linkage(paragraph, r.near[i].person, src.gender)
		more += flag(a > all)
		liker += flag(l > alike)
	}
	m.number(int(all*10)*2 + orphan)
	m.number(int(alike*10)*2 + orphan)
	m.number(min(more, 5)*2 + orphan)
	m.number(min(liker, 5)*2 + orphan)
	m.number(min(more, 3)*64 + min(liker, 3)*16 + min(n.speech, 4)*2 + orphan)
	m.number(int(all*5)*16 + int(alike*5)*2 + orphan)
	calling := c.callings[n.person]
	closer, talkers := 0, 0
	for i := range r.near {
		if o := r.near[i]; o.fit < 9 || o.size < 9 {
			closer += flag(c.callings[o.person] > calling)
			talkers += flag(c.talked[o.person] > c.talked[n.person])
		}
	}
	m.number(min(int(calling*3), 6)*2 + orphan)
	m.number(min(closer, 3)*16 + min(int(calling*2), 3)*2 + orphan)
	m.number(min(c.talked[n.person], 5)*2 + orphan)
	m.number(min(talkers, 5)*2 + orphan)
	m.number(min(c.where[n.person], 6)*16 + min(c.talked[n.person], 3)*2 + orphan)
}

// orphan tells whether the paragraph names nobody before the source whose gender fits.
func (r *ranking) orphan(paragraph int) bool {
	for i := range r.near {
		n := &r.near[i]
		if n.fit < 9 && n.at >= 0 && r.s.paragraphOf(r.s.names[n.at].first) == paragraph {
			return false
		}
	}
	return true
}
