// Package endtoend holds the tests of the whole: articles with their expected
// quotes, input of every bad kind, time, the programs as people call them, and
// the packages as another module imports them.
package endtoend
