/** The guard: what may the caller do? Compares what a method demands with what the caller holds. */
package dev.connectsecurity.internal.access;
