/**
 * The traffic light: what Atlassian's products say about their limits, and who waits for them.
 *
 * <p>Enter by {@link dev.connectsecurity.internal.limits.RateLimits}. Knows no HTTP client: it is
 * asked before a call, told of each answer, and asked again before a call is repeated. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/rate-limiting/">Rate limiting</a>.
 */
package dev.connectsecurity.internal.limits;
