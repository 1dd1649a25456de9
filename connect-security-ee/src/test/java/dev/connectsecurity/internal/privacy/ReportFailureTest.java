package dev.connectsecurity.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.testing.LogLines;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong: nothing is marked, nobody else waits, and it is told once. */
class ReportFailureTest {
  private final PrivacyDesk desk = new PrivacyDesk();
  private final LogLines log = new LogLines(TenantRound.class.getName());

  ReportFailureTest() {
    desk.accounts.with("a", "alice");
  }

  @AfterEach
  void close() {
    log.close();
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 400, 401, 403, 404, 500, 502})
  void refusal_isToldOnceAndTriedAgainInTheNextRound(int status) {
    desk.site.answers(status);

    desk.round();
    desk.round();
    assertThat(desk.accounts.reportedAt("a", "alice")).isNull();
    desk.site.answers(204);
    desk.round();

    assertThat(desk.site.received()).hasSize(3);
    assertThat(desk.accounts.reportedAt("a", "alice")).isNotNull();
    assertThat(log.at(Level.WARNING)).hasSize(1);
    assertThat(log.at(Level.WARNING).get(0)).contains("connect.privacy.report-failed");
  }

  @Test
  void failureAfterASuccess_isToldAnew() {
    desk.site.answers(500);
    desk.round();
    desk.site.answers(204);
    desk.round();
    desk.accounts.with("a", "bob");
    desk.site.answers(500);
    desk.round();

    assertThat(log.at(Level.WARNING)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{'accounts':7}",
        "{'accounts':[{'accountId':7,'status':[]}]",
        "{'accounts':[",
        "null"
      })
  void answerThatCannotBeRead_marksNothing(String body) {
    desk.site.answers(200, Map.of(), body);

    desk.round();

    assertThat(desk.accounts.reportedAt("a", "alice")).isNull();
    assertThat(desk.events).isEmpty();
    assertThat(log.at(Level.WARNING)).hasSize(1);
  }

  @Test
  void siteThatIsNotThere_holdsUpNobody() {
    desk.hosts.with(desk.site.host("b"));
    desk.accounts.with("b", "bob");
    FakeSite gone = new FakeSite();
    gone.close();
    desk.hosts.with(gone.host("a"));

    desk.round();

    assertThat(desk.site.reports()).containsExactly(List.of("bob"));
    assertThat(log.at(Level.WARNING)).hasSize(1);
  }

  @Test
  void applicationThatFails_isToldOnceAndAskedAgain() {
    desk.accounts.fail(true);
    try (LogLines errors = new LogLines(AccountReporter.class.getName())) {
      desk.round();
      desk.round();

      assertThat(errors.at(Level.SEVERE)).hasSize(1);
      assertThat(errors.at(Level.SEVERE).get(0)).contains("AccountIds has thrown");
    }
    desk.accounts.fail(false);
    desk.round();

    assertThat(desk.accounts.reportedAt("a", "alice")).isNotNull();
  }

  @Test
  void storeThatIsDown_isAskedAgainInTheNextRound() {
    desk.hosts.down();
    try (LogLines warnings = new LogLines(AccountReporter.class.getName())) {
      desk.round();

      assertThat(warnings.at(Level.WARNING)).hasSize(1);
    }
    desk.hosts.up();
    desk.round();

    assertThat(desk.site.received()).hasSize(1);
  }

  @Test
  void reportBrokenOffByTheEnd_isNoFailure() {
    desk.site.answers(500);

    desk.reporter.run(desk.time.instant(), () -> !desk.site.received().isEmpty());

    assertThat(desk.site.received()).hasSize(1);
    assertThat(log.at(Level.WARNING)).isEmpty();
  }
}
