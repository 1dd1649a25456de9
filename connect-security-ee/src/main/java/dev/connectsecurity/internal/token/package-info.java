/**
 * The workshop: canonical requests and their hash, tokens verified and signed, sources of keys.
 *
 * <p>It knows no framework: the JDK, {@code jakarta.json} and four plain values of the front hall.
 * A request's token is checked in one order: shape, algorithm, issuer, tenant, signature, times,
 * audience, query-string hash.
 */
package dev.connectsecurity.internal.token;
