package neural

// A TreeShape is the size of a Tree's last layers; its classes are the labels
// of the Shape.
type TreeShape struct {
	Relations int // at most 48, as the classes
	Key       int // numbers in a key, a multiple of 16
}

// wide is the length of a row of scores of classes or relations.
const wide = 48

// A Tree is a network that scores what each token of a sentence is and on which
// other one it depends. Above the layers stand linear maps: of the dependent and
// of the head to keys, whose product is the score of an arc (Dozat and Manning
// 2017), together with what either says of the distance to the other; of both to
// the score of the arc's relation, over one hidden layer; and of the token to
// the score of its class. It is immutable, so goroutines may share it.
type Tree struct {
	encoder
	TreeShape
	maps     []float32 // from the last layer, Hidden rows of as many numbers as there are columns
	mapBias  []float32
	class    []float32 // from the first layer, Hidden rows of wide
	relation []float32 // wide rows of wide
	relBias  []float32
}

// columns are the parts of a row that maps makes.
type columns struct {
	asDependent, asHead   int // keys
	farDependent, farHead int // scores of distances
	relDependent, relHead int // hidden layer of the relation
	class                 int
	all                   int
}

func (t TreeShape) columns() (c columns) {
	for _, part := range []struct {
		at   *int
		size int
	}{{&c.asDependent, t.Key}, {&c.asHead, t.Key}, {&c.farDependent, farRow}, {&c.farHead, farRow}, {&c.relDependent, wide}, {&c.relHead, wide}, {&c.class, wide}} {
		*part.at = c.all
		c.all += part.size
	}
	return c
}

// parts are the weights of a network, the table first.
func (m *Tree) parts() [][]float32 {
	all := [][]float32{m.table, m.project, m.bias, m.maps, m.mapBias, m.class, m.relation, m.relBias}
	return append(append(all, m.conv...), m.shift...)
}

func newTree(s Shape, t TreeShape, vectors []float32) *Tree {
	all := t.columns().all
	return &Tree{
		encoder: newEncoder(s, vectors), TreeShape: t,
		maps: make([]float32, s.Hidden*all), mapBias: make([]float32, all),
		class:    make([]float32, s.Hidden*wide),
		relation: make([]float32, wide*wide), relBias: make([]float32, wide),
	}
}

// A TreeState is what a Tree found of a sentence; one goroutine at a time.
type TreeState struct {
	encoding
	c      columns
	maps   []float32 // by token
	keys   []float32 // of the tokens as heads, transposed: Key rows of stride
	arcs   []float32 // by dependent a row of stride: the score of each head, at its end that of none
	stride int
	hidden [wide]float32
	scores [wide]float32
}

// Arc is the score of a token's dependence on a head, which is not itself.
func (s *TreeState) Arc(t, head int) float32 { return s.arcs[t*s.stride+head] }

// NoArc is the score of a token's depending on none.
func (s *TreeState) NoArc(t int) float32 { return s.arcs[(t+1)*s.stride-1] }

// Read works out the scores of a sentence from the sums of the first layer,
// made as for Net.Scores.
func (m *Tree) Read(s *TreeState, first []float32) {
	n := len(first) / m.Hidden
	m.reserve(&s.encoding, n)
	copy(s.first(), first)
	m.encode(&s.encoding, nil)
	m.score(s, n)
}

func (m *Tree) score(s *TreeState, n int) {
	h := m.Hidden
	s.c = m.columns()
	c := &s.c
	s.stride = (n/block + 1) * block
	s.maps, s.keys, s.arcs = grow(s.maps, n*c.all), zeros(s.keys, m.Key*s.stride), zeros(s.arcs, n*s.stride)
	for t := range n {
		row := s.row(t)
		copy(row, m.mapBias)
		mulAdd(row, m.maps, s.last()[t*h:(t+1)*h])
		mulAdd(row[c.class:], m.class, s.first()[t*h:(t+1)*h])
		for k, x := range row[c.asHead:][:m.Key] {
			s.keys[k*s.stride+t] = x
		}
	}
	for t := range n {
		arcs, row := s.arcs[t*s.stride:(t+1)*s.stride], s.row(t)
		mulAdd(arcs, s.keys, row[c.asDependent:][:m.Key])
		for u := range n {
			if u != t {
				far := distance(u - t)
				arcs[u] += row[c.farDependent+far] + s.maps[u*c.all+c.farHead+far]
			}
		}
		arcs[s.stride-1] = row[c.farDependent+noHead]
	}
}

func (s *TreeState) row(t int) []float32 { return s.maps[t*s.c.all : (t+1)*s.c.all] }

// Class is the likeliest class of a token.
func (m *Tree) Class(s *TreeState, t int) int { return best(s.row(t)[s.c.class:][:m.Labels]) }

// Relation is the likeliest relation of a token to its head.
func (m *Tree) Relation(s *TreeState, t, head int) int {
	m.relate(s, t, head)
	return best(s.scores[:m.Relations])
}

func (m *Tree) relate(s *TreeState, t, head int) {
	own, other := s.row(t)[s.c.relDependent:][:wide], s.row(head)[s.c.relHead:][:wide]
	for i := range s.hidden {
		s.hidden[i] = max(0, own[i]+other[i])
	}
	copy(s.scores[:], m.relBias)
	mulAdd(s.scores[:], m.relation, s.hidden[:])
}

// The columns of distances: ten to each side, one for no head at all.
const (
	noHead = 20
	farRow = 32
)

// distance is the column for a head that stands so many tokens behind its dependent.
func distance(d int) int {
	side := 0
	if d < 0 {
		side, d = noHead/2, -d
	}
	for i, most := range [...]int{1, 2, 3, 4, 5, 7, 10, 15, 25} {
		if d <= most {
			return side + i
		}
	}
	return side + noHead/2 - 1
}

func best(scores []float32) int {
	b := 0
	for i, x := range scores {
		if x > scores[b] {
			b = i
		}
	}
	return b
}
