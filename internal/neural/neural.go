// Package neural runs and trains small networks that score labels for the
// tokens of a sequence.
package neural

// A Shape is the size of a network.
type Shape struct {
	Vector    int   // numbers in a word vector
	Slots     int   // words that each token shows
	Rows      int   // rows of the table of features
	Hidden    int   // numbers in a hidden layer, a multiple of 16
	Dilations []int // one layer of convolutions for each
	Labels    int   // at most Width, in a Tree at most 48
}

// Width is the length of a row of scores.
const Width = 16

// A Net is a network over a sequence of tokens. The word vectors and the
// features of a token are summed into a first layer; layers of dilated
// convolutions with residual connections follow (Strubell et al. 2017); the
// last layer and the first give the scores of the labels, between which a chain
// of transitions stands. It is immutable, so goroutines may share it.
//
// All sums run in one fixed order, so that every machine finds the same scores
// to the bit.
type Net struct {
	encoder
	out     []float32 // Hidden rows of Width for the last layer, then for the first
	outBias []float32

	From, Start, End []float32 // the chain: From[i*Labels+j] is the score of label j after label i
}

// An encoder is the layers of a network, which turn each token into Hidden
// numbers that know its neighbours.
type encoder struct {
	Shape
	vectors []float32
	project []float32 // by slot: Vector rows of Hidden
	table   []float32 // Rows rows of Hidden; nil where they are read in place
	steps   string    // which is here, a number of steps in each byte
	step    float32
	bias    []float32   // of the first layer
	conv    [][]float32 // by layer, then for the token before, the token, the token behind: Hidden rows of Hidden
	shift   [][]float32 // by layer: its bias
}

// An Input is what a network sees of a sequence.
type Input struct {
	Words []int32 // for each token the numbers of Slots vectors, -1 for none
	Rows  []int32 // features
	Ends  []int32 // by token: where its features end in Rows
}

// Len is the number of tokens.
func (in *Input) Len() int { return len(in.Ends) }

// Reset makes the input empty.
func (in *Input) Reset() { in.Words, in.Rows, in.Ends = in.Words[:0], in.Rows[:0], in.Ends[:0] }

// Next ends the features of a token.
func (in *Input) Next() { in.Ends = append(in.Ends, int32(len(in.Rows))) }

func (in *Input) rows(t int) []int32 {
	from := int32(0)
	if t > 0 {
		from = in.Ends[t-1]
	}
	return in.Rows[from:in.Ends[t]]
}

// A State is the working memory of a Net; one goroutine at a time.
type State struct {
	encoding
	scores []float32
}

// An encoding is what an encoder found.
type encoding struct {
	layers [][]float32 // by layer: tokens by Hidden, the residual sum
	gains  [][]float32 // by layer: what it added to that sum
	masks  []uint64
}

func (e *encoding) first() []float32 { return e.layers[0] }
func (e *encoding) last() []float32  { return e.layers[len(e.layers)-1] }

// grow is n numbers, whatever they are, in the place of s if there is room.
func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/4)
	}
	return s[:n]
}

// zeros is grow with all numbers zero.
func zeros(s []float32, n int) []float32 {
	s = grow(s, n)
	clear(s)
	return s
}

// reserve makes room for n tokens.
func (m *encoder) reserve(s *encoding, n int) {
	layers := len(m.Dilations) + 1
	s.layers, s.gains = withLayers(s.layers, layers), withLayers(s.gains, layers)
	for l := range layers {
		s.layers[l], s.gains[l] = grow(s.layers[l], n*m.Hidden), grow(s.gains[l], n*m.Hidden)
	}
}

// withLayers is so many layers; those beyond stay for a network that has more.
func withLayers(s [][]float32, n int) [][]float32 {
	for cap(s) < n {
		s = append(s[:cap(s)], nil)
	}
	return s[:n]
}

// AddWord adds to the sum of a first layer what a word in a slot gives.
func (m *encoder) AddWord(sum []float32, slot int, word int32) {
	if word >= 0 {
		size := m.Vector * m.Hidden
		mulAdd(sum, m.project[slot*size:(slot+1)*size], m.vectors[int(word)*m.Vector:(int(word)+1)*m.Vector])
	}
}

// AddRows adds to the sum of a first layer what features give.
func (m *encoder) AddRows(sum []float32, rows []int32) {
	if m.table == nil {
		addRows(sum, m.steps, m.step, rows)
		return
	}
	for _, r := range rows {
		add(sum, m.table[int(r)*m.Hidden:(int(r)+1)*m.Hidden])
	}
}

// Begin makes the sum of a first layer what every token has.
func (m *encoder) Begin(sum []float32) { copy(sum, m.bias) }

// Scores are the scores of the labels, a row of Width for each token, valid
// until the state is used again. first are the sums of the first layer, Hidden
// numbers for each token, made with Begin, AddWord and AddRows.
func (m *Net) Scores(s *State, first []float32) []float32 {
	n := len(first) / m.Hidden
	m.reserve(&s.encoding, n)
	copy(s.first(), first)
	m.encode(&s.encoding, nil)
	m.score(s, n)
	return s.scores
}

func (m *Net) score(s *State, n int) {
	h := m.Hidden
	s.scores = grow(s.scores, n*Width)
	for t := range n {
		copy(s.scores[t*Width:(t+1)*Width], m.outBias)
	}
	mulAddAll(s.scores, m.out[:h*Width], s.last()[:n*h], h)
	mulAddAll(s.scores, m.out[h*Width:], s.first()[:n*h], h)
}

// encode works out all layers from the sums of the first. drop, if there is one,
// leaves out numbers at random.
func (m *encoder) encode(s *encoding, drop *dropper) {
	relu(s.layers[0])
	drop.mask(s.layers[0])
	for l, d := range m.Dilations {
		x, gain, y := s.layers[l], s.gains[l+1], s.layers[l+1]
		convolve(gain, y, x, m.conv[l], m.shift[l], d, &s.masks)
		if drop != nil {
			drop.mask(gain)
			copy(y, x)
			add(y, gain)
		}
	}
}
