package dev.connectsecurity.internal.privacy;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The times that a report's answer asks for, within bounds. */
final class ReportHeaders {

  /** How often an account is reported unless the answer says otherwise. */
  static final Duration USUAL_CYCLE = Duration.ofDays(7);

  private static final Duration SHORTEST_CYCLE = Duration.ofHours(1);
  private static final Duration LONGEST_CYCLE = Duration.ofDays(90);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private ReportHeaders() {}

  /** Reads {@code Cycle-Period}, a duration of ISO 8601 such as {@code P7D}. */
  static Duration cycle(Response response) {
    String header = response.getHeaderString("Cycle-Period");
    if (header == null) {
      return USUAL_CYCLE;
    }
    try {
      return between(SHORTEST_CYCLE, Duration.parse(header.strip()), LONGEST_CYCLE);
    } catch (DateTimeException | ArithmeticException unreadable) {
      return USUAL_CYCLE;
    }
  }

  /**
   * Reads {@code Retry-After}, seconds or a date: RFC 9110 section 10.2.3. What cannot be read does
   * not hold up the next round.
   */
  static Instant retryAt(Response response, Instant now) {
    String header = response.getHeaderString(HttpHeaders.RETRY_AFTER);
    if (header == null) {
      return now;
    }
    Duration pause = pause(header.strip(), now);
    return now.plus(between(Duration.ZERO, pause, LONGEST_PAUSE));
  }

  private static Duration pause(String header, Instant now) {
    if (header.matches("[0-9]+")) {
      // More digits than a number of seconds has mean "long" as well.
      return header.length() > 9 ? LONGEST_PAUSE : Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(now, date.toInstant());
    } catch (DateTimeException unreadable) {
      return Duration.ZERO;
    }
  }

  private static Duration between(Duration least, Duration value, Duration most) {
    Duration atLeast = value.compareTo(least) < 0 ? least : value;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }
}
