/** What the jar costs in a server, beside the same WAR without it: {@code .ci/bench-server}. */
package dev.connectsecurity.it.payara.bench;
