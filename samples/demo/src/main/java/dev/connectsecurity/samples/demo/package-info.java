/** Runs the sample app on a real server beside a simulated site, to look at or to check. */
package dev.connectsecurity.samples.demo;
