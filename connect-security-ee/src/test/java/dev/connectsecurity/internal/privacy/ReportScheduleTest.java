package dev.connectsecurity.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.testing.LogLines;
import java.lang.Thread.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportScheduleTest {
  private final PrivacyDesk desk = new PrivacyDesk();
  private final FakeScheduler server = new FakeScheduler();

  ReportScheduleTest() {
    desk.accounts.with("a", "alice");
  }

  @AfterEach
  void close() {
    server.shutdownNow();
    desk.close();
  }

  @Test
  void rounds_beginWithinAMinuteAndComeEveryHour() {
    schedule(desk.reporter);
    FakeScheduler.Task task = server.task();

    assertThat(Duration.of(task.period(), task.unit().toChronoUnit()))
        .isEqualTo(Duration.ofHours(1));
    assertThat(Duration.of(task.first(), task.unit().toChronoUnit()))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void round_reportsByTheClock() {
    schedule(desk.reporter);
    server.task().work().run();

    assertThat(desk.accounts.reportedAt("a", "alice")).isEqualTo(desk.time.instant());
  }

  @Test
  void end_cancelsTheRoundsAndLeavesTheServersSchedulerAlone() {
    schedule(desk.reporter).close();

    assertThat(server.task().future().isCancelled()).isTrue();
    assertThat(server.isShutdown()).isFalse();
    server.task().work().run();
    assertThat(desk.site.received()).isEmpty();
  }

  @Test
  void end_waitsForTheRoundAndReportsNoMore() throws InterruptedException {
    Held held = new Held(desk.accounts, new CountDownLatch(1), new CountDownLatch(1));
    ReportSchedule schedule =
        schedule(new AccountReporter(desk.hosts, desk.client, held, desk.events::add));
    Thread round = new Thread(server.task().work());
    round.start();
    held.asked().await();
    Thread end = new Thread(schedule::close);
    end.start();
    while (end.getState() != State.TIMED_WAITING && end.getState() != State.TERMINATED) {
      Thread.onSpinWait();
    }
    assertThat(end.getState()).isEqualTo(State.TIMED_WAITING);
    held.go().countDown();
    end.join();
    round.join();

    assertThat(desk.site.received()).isEmpty();
  }

  @Test
  void roundThatThrows_doesNotEndTheSchedule() {
    desk.hosts.fail(new IllegalStateException("a store of the application's own"));
    schedule(desk.reporter);
    try (LogLines log = new LogLines(ReportSchedule.class.getName())) {
      assertThatCode(server.task().work()::run).doesNotThrowAnyException();

      assertThat(log.at(Level.SEVERE)).containsExactly("connect.privacy.round-failed");
    }
  }

  @Test
  void withoutAServersScheduler_aThreadIsMadeAndEnds() throws InterruptedException {
    ReportSchedule schedule = new ReportSchedule(desk.reporter, desk.time, Optional.empty());
    Thread thread = threads().get(0);
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isSameAs(ReportSchedule.class.getClassLoader());

    schedule.close();
    thread.join(Duration.ofSeconds(10).toMillis());

    assertThat(threads()).isEmpty();
  }

  private ReportSchedule schedule(AccountReporter reporter) {
    return new ReportSchedule(reporter, desk.time, Optional.of(server));
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("connect-security-account-reports"))
        .toList();
  }

  /** Accounts that are slow to answer. */
  private record Held(AccountIds ids, CountDownLatch asked, CountDownLatch go)
      implements AccountIds {

    @Override
    public List<Stored> due(AtlassianHost host, Instant notSince, int limit) {
      asked.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return ids.due(host, notSince, limit);
    }

    @Override
    public void reported(AtlassianHost host, List<String> accountIds, Instant at) {
      ids.reported(host, accountIds, at);
    }
  }
}
