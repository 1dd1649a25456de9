package dev.connectsecurity;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Atlassian says that a limit is near, or reached.
 *
 * <p>A CDI event, at most one a minute for each root and mode. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/rate-limiting/">Rate limiting</a>.
 *
 * @param mode as whom the call was made
 * @param root what the call was bound to: the tenant's base URL, or the site's in the gateway
 * @param reached whether the call was turned away ({@code 429})
 * @param reason {@code RateLimit-Reason}, for example {@code jira-burst-based}
 * @param remaining {@code X-RateLimit-Remaining}
 * @param retryAt from when on calls are accepted again, as {@code Retry-After} says
 * @since 0.1
 */
public record RateLimitNear(
    CallMode mode,
    URI root,
    boolean reached,
    Optional<String> reason,
    OptionalLong remaining,
    Optional<Instant> retryAt) {}
