package dev.connectsecurity.internal.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitHeadersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static LimitHeaders read(int status, Map<String, String> headers) {
    return LimitHeaders.of(status, headers::get, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2026-11-23T12:00:00Z",
    "7, 2026-11-23T12:00:07Z",
    "' 7 ', 2026-11-23T12:00:07Z",
    "999999999, 2058-08-01T13:46:39Z",
    "'Mon, 23 Nov 2026 12:01:00 GMT', 2026-11-23T12:01:00Z",
    "'Mon, 23 Nov 2026 11:59:00 GMT', 2026-11-23T12:00:00Z",
    "'Tue, 24 Nov 2026 1:02:03 GMT', 2026-11-24T01:02:03Z"
  })
  void retryAfter_isSecondsOrADate(String header, Instant at) {
    assertThat(read(429, Map.of("Retry-After", header)).retryAt()).contains(at);
    assertThat(read(503, Map.of("Retry-After", header)).retryAt()).contains(at);
    assertThat(read(200, Map.of("Retry-After", header)).retryAt()).isEmpty();
    assertThat(read(500, Map.of("Retry-After", header)).retryAt()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "0x10",
        "1000000000",
        "99999999999999999999",
        "٣",
        "7 seconds",
        "2026-11-23T12:01:00Z",
        "Sun, 23 Nov 2026 12:01:00 GMT",
        "Mon, 31 Feb 2026 12:01:00 GMT",
        "Mon, 23 Nov 2026 12:01:00"
      })
  void retryAfterThatCannotBeRead_isNone(String header) {
    assertThat(LimitHeaders.of(429, name -> "Retry-After".equals(name) ? header : null, NOW))
        .extracting(LimitHeaders::retryAt)
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T12:01Z, 2026-11-23T12:01:00Z",
    "2026-11-23T12:01:30Z, 2026-11-23T12:01:30Z",
    "2026-11-23T14:01+02:00, 2026-11-23T12:01:00Z",
    "2026-11-23T11:00Z, 2026-11-23T12:00:00Z"
  })
  void reset_countsWithoutRetryAfterOnly(String header, Instant at) {
    Map<String, String> alone = Map.of("X-RateLimit-Reset", header);

    assertThat(read(429, alone).retryAt()).contains(at);
    assertThat(read(503, alone).retryAt()).isEmpty();
    assertThat(read(200, alone).retryAt()).isEmpty();
    assertThat(read(429, Map.of("X-RateLimit-Reset", header, "Retry-After", "9")).retryAt())
        .contains(NOW.plusSeconds(9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-23", "12:01", "1763899260", "2026-11-23T12:01"})
  void resetThatCannotBeRead_isNone(String header) {
    assertThat(read(429, Map.of("X-RateLimit-Reset", header)).retryAt()).isEmpty();
  }

  @Test
  void allHeaders_areRead() {
    LimitHeaders limits =
        read(
            200,
            Map.of(
                "X-RateLimit-NearLimit", "True",
                "X-RateLimit-Remaining", "42",
                "RateLimit-Reason", "jira-quota-tenant-based"));

    assertThat(limits.reached()).isFalse();
    assertThat(limits.near()).isTrue();
    assertThat(limits.remaining()).isEqualTo(OptionalLong.of(42));
    assertThat(limits.reason()).contains("jira-quota-tenant-based");
  }

  @Test
  void strangeHeaders_areAsIfTheyWereNotThere() {
    LimitHeaders limits =
        read(
            429,
            Map.of(
                "X-RateLimit-NearLimit", "1",
                "X-RateLimit-Remaining", "-3",
                "RateLimit-Reason", "a reason\r\nwith a line of its own"));

    assertThat(limits.reached()).isTrue();
    assertThat(limits.near()).isFalse();
    assertThat(limits.remaining()).isEmpty();
    assertThat(limits.reason()).isEmpty();
    assertThat(read(429, Map.of("RateLimit-Reason", "x".repeat(65))).reason()).isEmpty();
  }
}
