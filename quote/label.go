package quote

// setSpan labels a span.
func setSpan(labels []uint8, shift uint8) {
	for i := range labels {
		labels[i] = inside + shift
	}
	labels[0] = begin + shift
	labels[len(labels)-1] = end + shift
	if len(labels) == 1 {
		labels[0] = single + shift
	}
}

// breakSpan takes position k out of the span that it is in.
func breakSpan(labels []uint8, k int) {
	shift := uint8(0)
	if labels[k] >= sourceLabel {
		shift = sourceLabel - begin
	}
	switch labels[k] - shift {
	case begin, inside:
		if labels[k+1]-shift == end {
			labels[k+1] = single + shift
		} else {
			labels[k+1] = begin + shift
		}
	}
	switch labels[k] - shift {
	case inside, end:
		if labels[k-1]-shift == begin {
			labels[k-1] = single + shift
		} else {
			labels[k-1] = end + shift
		}
	}
	labels[k] = out
}

// edgePoint tells whether a token is no part of a content that begins or ends with it.
func edgePoint(norm string) bool {
	return trimmed(norm) || norm == "." || norm == "?" || norm == "!" || norm == "..."
}
