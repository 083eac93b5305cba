// Package simd tells which vector instructions the machine has.
package simd
