/**
 * The desk where users consent (OAuth 2.0, 3LO): begins a login, takes the answer, keeps the grant.
 *
 * <p>Enter by {@link dev.connectsecurity.internal.consent.LoginServlet}, by {@link
 * dev.connectsecurity.internal.consent.CallbackServlet} and, for applications, by {@link
 * dev.connectsecurity.internal.consent.BrowserLogin}. A browser is known by one cookie, of which
 * the stores have the hash.
 */
package dev.connectsecurity.internal.consent;
