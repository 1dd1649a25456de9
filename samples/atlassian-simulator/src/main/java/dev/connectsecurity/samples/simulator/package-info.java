/**
 * A small Atlassian Cloud site on loopback. Begin at {@link
 * dev.connectsecurity.samples.simulator.Simulator}.
 */
package dev.connectsecurity.samples.simulator;
