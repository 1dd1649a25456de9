/**
 * The exchange: buys access tokens from Atlassian's authorization servers, and keeps them.
 *
 * <p>Enter by {@link dev.connectsecurity.internal.exchange.HttpTokenServer}, one question and one
 * answer, and by {@link dev.connectsecurity.internal.exchange.AccessTokenCache}, which asks no
 * oftener than it must. Nothing here knows what a token is for.
 */
package dev.connectsecurity.internal.exchange;
