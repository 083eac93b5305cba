//go:build !unix

package endtoend

import "time"

var started = time.Now()

// clock is the time since this process began.
func clock() time.Duration { return time.Since(started) }
