package dev.connectsecurity.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AccountClosed;
import dev.connectsecurity.AccountUpdated;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.spi.AccountIds.Stored;
import dev.connectsecurity.testing.LogLines;
import dev.connectsecurity.testing.LoopbackServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountReporterTest {
  private static final String ALICE = "5be24ad8b1653240376955d2";
  private static final String GONE = "557058:5be24ba3-f91c-106033269289";

  private final PrivacyDesk desk = new PrivacyDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void dueAccounts_areReportedAsTheAppWithTheirTimes() {
    desk.accounts.with("a", ALICE).with("a", new Stored(GONE, Instant.EPOCH));

    desk.round();

    LoopbackServer.Received report = desk.site.received().get(0);
    assertThat(report.method()).isEqualTo("POST");
    assertThat(report.target()).isEqualTo("/rest/atlassian-connect/latest/report-accounts");
    assertThat(report.authorization()).startsWith("JWT ");
    assertThat(report.body())
        .isEqualTo(
            """
            {"accounts":[{"accountId":"557058:5be24ba3-f91c-106033269289","updatedAt":"1970-01-01T00:00:00Z"},\
            {"accountId":"5be24ad8b1653240376955d2","updatedAt":"2026-11-01T08:30:00.123Z"}]}""");
    assertThat(desk.site.received()).hasSize(1);
  }

  @Test
  void confluence_isAskedBelowItsBaseUrl() {
    desk.hosts.with(desk.site.host("a", Product.CONFLUENCE, HostStatus.ENABLED));
    desk.accounts.with("a", ALICE);

    desk.round();

    assertThat(desk.site.received().get(0).target())
        .isEqualTo("/wiki/rest/atlassian-connect/latest/report-accounts");
  }

  @Test
  void nothingToDo_marksTheAccountsAsReported() {
    desk.accounts.with("a", ALICE);

    desk.round();

    assertThat(desk.accounts.reportedAt("a", ALICE)).isEqualTo(desk.time.instant());
    assertThat(desk.events).isEmpty();
  }

  @Test
  void closedAndUpdatedAccounts_areToldAndMarked() {
    desk.accounts.with("a", ALICE, GONE, "other");
    desk.site.answers(
        200,
        Map.of(),
        "{'accounts':[{'accountId':'%s','status':'closed'},{'accountId':'%s','status':'updated'}]}"
            .formatted(GONE, ALICE));

    desk.round();

    assertThat(desk.events)
        .containsExactly(new AccountClosed(GONE, "a"), new AccountUpdated(ALICE, "a"));
    assertThat(desk.accounts.reportedAt("a", GONE)).isNotNull();
    assertThat(desk.accounts.reportedAt("a", ALICE)).isNotNull();
    assertThat(desk.accounts.reportedAt("a", "other")).isNotNull();
  }

  @Test
  void answerAboutOthers_isIgnored() {
    desk.accounts.with("a", ALICE);
    desk.site.answers(
        200,
        Map.of(),
        "{'accounts':[{'accountId':'%s','status':'closed'},{'accountId':'%s','status':'merged'},"
                .formatted(GONE, ALICE)
            + "{'status':'closed'},{'accountId':'x'},7]}");

    desk.round();

    assertThat(desk.events).isEmpty();
    assertThat(desk.accounts.reportedAt("a", ALICE)).isNotNull();
  }

  @Test
  void manyAccounts_goInReportsOfNinety() {
    desk.accounts.with("a", numbered(190));

    desk.round();

    assertThat(desk.site.reports()).extracting(List::size).containsExactly(90, 90, 10);
    assertThat(desk.site.reports().stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  void largeTenant_goesOnInTheNextRound() {
    desk.accounts.with("a", numbered(9_050));

    desk.round();
    assertThat(desk.site.received()).hasSize(100);
    desk.round();

    assertThat(desk.site.reports()).hasSize(101);
    assertThat(desk.site.reports().get(100)).hasSize(50);
  }

  @Test
  void idsThatAreNone_areNeverReportedAndHoldUpNobody() {
    String[] malformed = IntStream.range(0, 500).mapToObj(i -> "!" + i).toArray(String[]::new);
    desk.accounts
        .with("a", malformed)
        .with("a", "", " ", "a b", "x".repeat(129), "unknown", "urn_1", "ä")
        .with("a", new Stored("early", Instant.MIN))
        .with("a", new Stored("late", Instant.MAX));
    desk.accounts.with("a", numbered(100)).with("a", "x".repeat(128), "unknown1", "A:b-9");

    try (LogLines log = new LogLines(TenantRound.class.getName())) {
      desk.round();
      desk.round();

      assertThat(log.at(Level.WARNING)).hasSize(1).first().asString().contains("unreportable");
    }
    assertThat(desk.site.reports().stream().flatMap(List::stream))
        .hasSize(103)
        .allMatch(id -> id.startsWith("id-") || id.length() == 128 || id.matches("unknown1|A:b-9"));
    assertThat(desk.accounts.reportedAt("a", "unknown")).isNull();
  }

  @Test
  void accountTwiceInAPage_isReportedOnce() {
    AccountReporter twice =
        new AccountReporter(
            desk.hosts, desk.client, new Twice(desk.accounts.with("a", ALICE)), desk.events::add);

    twice.run(desk.time.instant(), () -> false);

    assertThat(desk.site.reports()).containsExactly(List.of(ALICE));
  }

  @Test
  void applicationThatMarksNothing_isNotAskedForEver() {
    desk.accounts.with("a", numbered(95)).forget();

    desk.round();

    assertThat(desk.site.reports()).extracting(List::size).containsExactly(90);
  }

  @Test
  void everyInstalledTenant_isReportedToItself() {
    desk.hosts.with(desk.site.host("b", Product.JIRA, HostStatus.UNINSTALLED));
    IntStream.range(0, 250).mapToObj(i -> "t" + i).map(desk.site::host).forEach(desk.hosts::with);
    desk.accounts.with("a", ALICE).with("b", "of-uninstalled").with("t249", "of-last");

    desk.round();

    assertThat(desk.site.reports()).containsExactly(List.of(ALICE), List.of("of-last"));
  }

  @Test
  void failingObserver_isToldAgainInTheNextRound() {
    desk.accounts.with("a", ALICE, GONE);
    desk.site.answers(
        200, Map.of(), "{'accounts':[{'accountId':'%s','status':'closed'}]}".formatted(GONE));
    AtomicBoolean fails = new AtomicBoolean(true);
    AccountReporter reporter =
        desk.reporter(
            event -> {
              if (fails.get()) {
                throw new IllegalStateException("cannot erase");
              }
              desk.events.add(event);
            });

    try (LogLines log = new LogLines(TenantRound.class.getName())) {
      reporter.run(desk.time.instant(), () -> false);
      assertThat(log.at(Level.SEVERE))
          .containsExactly("connect.privacy.observer-failed event=AccountClosed");
    }
    assertThat(desk.accounts.reportedAt("a", ALICE)).isNotNull();
    assertThat(desk.accounts.reportedAt("a", GONE)).isNull();
    fails.set(false);
    reporter.run(desk.time.instant(), () -> false);

    assertThat(desk.site.reports()).containsExactly(List.of(GONE, ALICE), List.of(GONE));
    assertThat(desk.events).containsExactly(new AccountClosed(GONE, "a"));
  }

  @Test
  void twoNodesInTurn_reportOnce() {
    desk.accounts.with("a", numbered(120));
    desk.round();

    desk.reporter(desk.events::add).run(desk.time.instant(), () -> false);

    assertThat(desk.site.received()).hasSize(2);
  }

  @Test
  void twoNodesAtOnce_reportEveryAccountAndFailNeither() throws InterruptedException {
    desk.accounts.with("a", numbered(900));
    Thread other =
        new Thread(() -> desk.reporter(desk.events::add).run(desk.time.instant(), () -> false));
    other.start();
    desk.round();
    other.join();

    assertThat(numbered(900)).allMatch(id -> desk.accounts.reportedAt("a", id) != null);
    assertThat(desk.site.received()).hasSizeBetween(10, 20);
  }

  @Test
  void endOfTheApplication_endsTheRoundBetweenTwoReports() {
    desk.accounts.with("a", numbered(200));
    desk.hosts.with(desk.site.host("b"));
    desk.accounts.with("b", ALICE);

    desk.reporter.run(desk.time.instant(), () -> !desk.site.received().isEmpty());

    assertThat(desk.site.received()).hasSize(1);
  }

  @Test
  void reportLastsForSevenDays() {
    desk.accounts.with("a", ALICE);
    desk.round();

    desk.roundAfter(Duration.ofDays(7));
    assertThat(desk.site.received()).hasSize(1);
    desk.roundAfter(Duration.ofSeconds(1));

    assertThat(desk.site.received()).hasSize(2);
  }

  private static String[] numbered(int count) {
    return IntStream.range(0, count).mapToObj("id-%05d"::formatted).toArray(String[]::new);
  }
}
