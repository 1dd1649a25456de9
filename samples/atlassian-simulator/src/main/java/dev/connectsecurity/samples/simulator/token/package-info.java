/**
 * Tokens and query-string hashes on the JDK's cryptography alone. Nothing here shares code with the
 * library that the simulator is used to check, so a misreading of the protocol does not cancel
 * itself out.
 */
package dev.connectsecurity.samples.simulator.token;
