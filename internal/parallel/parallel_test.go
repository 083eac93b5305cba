package parallel_test

import (
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"whosaid/internal/parallel"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestMapKeepsTheOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		got := slices.Collect(parallel.Map(count(n), func(i int) int {
			time.Sleep(time.Duration(rand.IntN(50)) * time.Microsecond)
			return 2 * i
		}))
		assert.Len(t, got, n)
		for i, v := range got {
			assert.Equal(t, 2*i, v)
		}
	}
}

func TestMapHoldsFewItems(t *testing.T) {
	var given, taken, most atomic.Int64
	in := func(yield func(int) bool) {
		for i := range 1000 {
			most.Store(max(most.Load(), given.Add(1)-taken.Load()))
			if !yield(i) {
				return
			}
		}
	}
	for range parallel.Map(in, func(i int) int { return i }) {
		taken.Add(1)
	}
	assert.LessOrEqual(t, most.Load(), int64(4*runtime.GOMAXPROCS(0)+4))
}

func TestMapStopsWhenAsked(t *testing.T) {
	before := runtime.NumGoroutine()
	for i := range 50 {
		for v := range parallel.Map(count(1<<40), func(i int) int { return i }) {
			if v == i {
				break
			}
		}
	}
	assert.LessOrEqual(t, runtime.NumGoroutine(), before+1, "goroutines are left behind")
}
