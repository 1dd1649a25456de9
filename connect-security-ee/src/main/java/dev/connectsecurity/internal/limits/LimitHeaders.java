package dev.connectsecurity.internal.limits;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What one answer says about limits; what cannot be read is as if it were not there.
 *
 * @param reached whether the call was turned away
 * @param near {@code X-RateLimit-NearLimit}
 * @param reason {@code RateLimit-Reason}
 * @param remaining {@code X-RateLimit-Remaining}
 * @param retryAt when to come again: {@code Retry-After}, else {@code X-RateLimit-Reset}
 */
record LimitHeaders(
    boolean reached,
    boolean near,
    Optional<String> reason,
    OptionalLong remaining,
    Optional<Instant> retryAt) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

  /**
   * Reads an answer.
   *
   * @param status its status
   * @param headers gives the value of a header, or null
   * @param now the time
   */
  static LimitHeaders of(int status, UnaryOperator<String> headers, Instant now) {
    return new LimitHeaders(
        status == TOO_MANY_REQUESTS,
        "true".equalsIgnoreCase(headers.apply("X-RateLimit-NearLimit")),
        matching(WORD, headers.apply("RateLimit-Reason")),
        matching(COUNT, headers.apply("X-RateLimit-Remaining")).stream()
            .mapToLong(Long::parseLong)
            .findFirst(),
        retryAt(status, headers, now));
  }

  private static Optional<Instant> retryAt(int status, UnaryOperator<String> headers, Instant now) {
    boolean later = status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE;
    Optional<Instant> told =
        later ? RetryTime.retryAfter(headers.apply("Retry-After"), now) : Optional.empty();
    // The reset is to the minute, and users report wrong ones: second choice.
    return told.isEmpty() && status == TOO_MANY_REQUESTS
        ? RetryTime.reset(headers.apply("X-RateLimit-Reset"), now)
        : told;
  }

  private static Optional<String> matching(Pattern shape, String value) {
    return Optional.ofNullable(value).map(String::strip).filter(shape.asMatchPredicate());
  }
}
