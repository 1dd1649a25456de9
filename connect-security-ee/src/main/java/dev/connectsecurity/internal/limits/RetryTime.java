package dev.connectsecurity.internal.limits;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two ways in which a product says when to come again. */
final class RetryTime {
  // Nine digits are thirty years; what is larger is meant for nobody.
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryTime() {}

  /**
   * Reads {@code Retry-After}: whole seconds, or a date of HTTP. RFC 9110 section 10.2.3.
   *
   * @param value the header, or null
   * @param now the time
   * @return when, not before now; nothing if the header says neither
   */
  static Optional<Instant> retryAfter(String value, Instant now) {
    if (value == null) {
      return Optional.empty();
    }
    String text = value.strip();
    return SECONDS.matcher(text).matches()
        ? Optional.of(now.plus(Duration.ofSeconds(Long.parseLong(text))))
        : notBefore(now, text, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  /**
   * Reads {@code X-RateLimit-Reset}: a date of ISO 8601, which Jira writes without seconds.
   *
   * @param value the header, or null
   * @param now the time
   * @return when, not before now; nothing if the header is no such date
   */
  static Optional<Instant> reset(String value, Instant now) {
    return value == null
        ? Optional.empty()
        : notBefore(now, value.strip(), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static Optional<Instant> notBefore(Instant now, String text, DateTimeFormatter format) {
    try {
      Instant at = OffsetDateTime.parse(text, format).toInstant();
      return Optional.of(at.isBefore(now) ? now : at);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
