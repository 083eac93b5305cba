// Package parallel spreads work over the processors and keeps its order.
package parallel

import (
	"iter"
	"runtime"
	"sync"
)

// Map yields f of each item of in, in the order of in, worked out by
// GOMAXPROCS goroutines. At most a few items per goroutine are held at a time,
// so that a stream of any length passes through in little memory. f must be
// safe to call from several goroutines.
func Map[T, R any](in iter.Seq[T], f func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		workers := runtime.GOMAXPROCS(0)
		type job struct {
			item T
			out  chan R
		}
		jobs := make(chan job)                  // to the workers
		order := make(chan chan R, 2*workers-1) // the results to come, in order
		stop := make(chan struct{})
		var all sync.WaitGroup
		for range workers {
			all.Go(func() {
				for j := range jobs {
					j.out <- f(j.item)
				}
			})
		}
		all.Go(func() {
			defer close(order)
			defer close(jobs)
			for item := range in {
				j := job{item, make(chan R, 1)}
				select {
				case order <- j.out:
				case <-stop:
					return
				}
				select {
				case jobs <- j:
				case <-stop:
					return
				}
			}
		})
		defer all.Wait()
		defer close(stop)
		for out := range order {
			if !yield(<-out) {
				return
			}
		}
	}
}
