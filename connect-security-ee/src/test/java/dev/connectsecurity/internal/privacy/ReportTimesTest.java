package dev.connectsecurity.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the headers of an answer ask for: when to come again. */
class ReportTimesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PrivacyDesk desk = new PrivacyDesk();

  ReportTimesTest() {
    desk.accounts.with("a", "alice");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource({
    "P7D,     P7D",
    "PT36H,   PT36H",
    "' P1D ', P1D",
    "P30D,    P30D",
    // bounds
    "PT1S,    PT1H",
    "PT0S,    PT1H",
    "-P7D,    PT1H",
    "P10000D, P90D",
    "PT9223372036854775807S, P90D",
    // none that is understood
    "'',      P7D",
    "7,       P7D",
    "20 Days, P7D",
    "P1M,     P7D",
    "PT9223372036854775808S, P7D",
    "P9223372036854775807D, P7D"
  })
  void cyclePeriod_isHonouredWithinBounds(String header, Duration cycle) {
    desk.site.answers(204, Map.of("cycle-period", header), "");
    desk.round();

    desk.roundAfter(cycle);
    assertThat(desk.site.received()).hasSize(1);
    desk.roundAfter(SECOND);

    assertThat(desk.site.received()).hasSize(2);
  }

  @Test
  void cyclePeriod_isTheTenantsOwn() {
    desk.site.answers(204, Map.of("Cycle-Period", "P1D"), "");
    try (FakeSite other = new FakeSite()) {
      desk.hosts.with(other.host("b"));
      desk.accounts.with("b", "bob");
      desk.round();

      desk.roundAfter(Duration.ofDays(2));

      assertThat(desk.site.received()).hasSize(2);
      assertThat(other.received()).hasSize(1);
    }
  }

  @Test
  void cyclePeriod_countsFromTheNextReportOfTheSameRound() {
    desk.site.answers(204, Map.of("Cycle-Period", "P1D"), "");

    desk.round();

    assertThat(desk.accounts.asked())
        .containsExactly(
            desk.time.instant().minus(Duration.ofDays(7)),
            desk.time.instant().minus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void retryAfter_stopsThatTenantOnly(int status) {
    desk.site.answers(status, Map.of("Retry-After", "7200"), "");
    try (FakeSite other = new FakeSite()) {
      desk.hosts.with(other.host("b"));
      desk.accounts.with("b", "bob");
      desk.round();
      assertThat(desk.accounts.reportedAt("a", "alice")).isNull();
      assertThat(other.received()).hasSize(1);
    }
    desk.site.answers(204);

    desk.roundAfter(Duration.ofSeconds(7199));
    assertThat(desk.site.received()).hasSize(1);
    desk.roundAfter(SECOND);

    assertThat(desk.site.received()).hasSize(2);
    assertThat(desk.accounts.reportedAt("a", "alice")).isNotNull();
  }

  @Test
  void retryAfter_mayBeADate() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            desk.time.instant().plusSeconds(60).atOffset(ZoneOffset.UTC));
    desk.site.answers(503, Map.of("Retry-After", date), "");
    desk.round();

    desk.roundAfter(Duration.ofSeconds(59));
    assertThat(desk.site.received()).hasSize(1);
    desk.roundAfter(SECOND);

    assertThat(desk.site.received()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"86401", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void retryAfter_isNoLongerThanADay(String header) {
    desk.site.answers(429, Map.of("Retry-After", header), "");
    desk.round();

    desk.roundAfter(Duration.ofDays(1).minus(SECOND));
    assertThat(desk.site.received()).hasSize(1);
    desk.roundAfter(SECOND);

    assertThat(desk.site.received()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "0", "Mon, 23 Nov 2020 12:00:00 GMT"})
  void retryAfterThatAsksForNothing_leavesTheNextRoundAlone(String header) {
    desk.site.answers(429, Map.of("Retry-After", header), "");

    desk.round();
    desk.round();

    assertThat(desk.site.received()).hasSize(2);
  }

  @Test
  void noRetryAfter_leavesTheNextRoundAlone() {
    desk.site.answers(503);

    desk.round();
    desk.round();

    assertThat(desk.site.received()).hasSize(2);
  }
}
