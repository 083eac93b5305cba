package linear

// A Feature is the hash of a feature's template and values.
type Feature uint64

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// String hashes text (FNV-1a with a finishing mix).
func String(text string) Feature {
	h := uint64(offset64)
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * prime64
	}
	return Feature(mix(h))
}

// Template starts a feature: the n-th template of its model.
func Template(n int) Feature { return Feature(mix(uint64(n+1) * 0x9e3779b97f4a7c15)) }

// With is the feature extended by a value.
func (f Feature) With(value Feature) Feature {
	return Feature(mix(uint64(f)*0x9e3779b97f4a7c15 + uint64(value)))
}

// Int is the feature extended by a small number.
func (f Feature) Int(n int) Feature { return f.With(Feature(n) + 0x5851f42d4c957f2d) }

// mix is the finishing step of MurmurHash3 by Austin Appleby (public domain).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
