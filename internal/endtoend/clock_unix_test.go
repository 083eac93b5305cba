//go:build unix

package endtoend

import (
	"syscall"
	"time"
)

// clock is the processor time that this process has used: a busy machine
// does not change it as it changes the time of day.
func clock() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
