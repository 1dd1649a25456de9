package dev.connectsecurity.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.connectsecurity.testing.FakeScheduler;
import dev.connectsecurity.testing.LogLines;
import java.lang.Thread.State;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduleTest {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final FakeScheduler server = new FakeScheduler();
  private final Schedule schedule = new Schedule(Optional.of(server));
  private final AtomicInteger gone = new AtomicInteger();

  @AfterEach
  void close() {
    server.shutdownNow();
  }

  @Test
  void rounds_beginWithinTheirTimeAndComeAgain() {
    schedule.every(FIRST, PAUSE, "test", ended -> gone.incrementAndGet());
    FakeScheduler.Task task = server.task();

    assertThat(Duration.of(task.period(), task.unit().toChronoUnit())).isEqualTo(PAUSE);
    assertThat(Duration.of(task.first(), task.unit().toChronoUnit()))
        .isBetween(Duration.ZERO, FIRST);
    server.runAll();
    server.runAll();
    assertThat(gone).hasValue(2);
  }

  @Test
  void end_cancelsAllRoundsAndLeavesTheServersSchedulerAlone() {
    schedule.every(FIRST, PAUSE, "one", ended -> gone.incrementAndGet());
    schedule.every(FIRST, PAUSE, "two", ended -> gone.incrementAndGet());
    schedule.close();

    assertThat(server.isIdle()).isTrue();
    assertThat(server.isShutdown()).isFalse();
    server.runAll();
    assertThat(gone).hasValue(0);
  }

  @Test
  void roundThatIsCancelled_holdsNothingOfTheApplication() {
    Object application = begunAndEnded();
    ReferenceQueue<Object> gone = new ReferenceQueue<>();
    PhantomReference<Object> reference = new PhantomReference<>(application, gone);
    application = null;

    while (gone.poll() == null) {
      System.gc();
    }
    assertThat(reference.refersTo(null)).isTrue();
    assertThat(server.getQueue()).hasSize(1);
  }

  private Object begunAndEnded() {
    List<Object> application = new ArrayList<>();
    Schedule other = new Schedule(Optional.of(server));
    other.every(FIRST, PAUSE, "of an application", ended -> application.add("went"));
    other.close();
    return application;
  }

  @Test
  void end_isToldToTheRoundAndWaitsForItWithoutAnInterrupt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean told = new AtomicBoolean();
    schedule.every(
        FIRST,
        PAUSE,
        "slow",
        ended -> {
          begun.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          told.set(ended.getAsBoolean());
        });
    Thread round = new Thread(server.task().work());
    round.start();
    begun.await();
    Thread end = new Thread(schedule::close);
    end.start();
    while (end.getState() != State.TIMED_WAITING && end.getState() != State.TERMINATED) {
      Thread.onSpinWait();
    }
    assertThat(end.getState()).isEqualTo(State.TIMED_WAITING);
    go.countDown();
    end.join();
    round.join();

    assertThat(told).isTrue();
  }

  @Test
  void roundThatThrows_isLoggedAndDoesNotEndTheSchedule() {
    schedule.every(
        FIRST,
        PAUSE,
        "failing",
        ended -> {
          throw new IllegalStateException("of the application");
        });
    try (LogLines log = new LogLines(Schedule.class.getName())) {
      assertThatCode(server::runAll).doesNotThrowAnyException();

      assertThat(log.at(Level.SEVERE))
          .containsExactly("connect.schedule.round-failed round=failing");
    }
  }

  @Test
  void withoutAServersScheduler_aThreadIsMadeForTheFirstRoundAndEnds() throws InterruptedException {
    Set<Thread> ofOthers = Set.copyOf(threads());
    Schedule alone = new Schedule(Optional.empty());
    assertThat(ofOthers).containsAll(threads());
    CountDownLatch went = new CountDownLatch(1);
    alone.every(Duration.ofMillis(1), PAUSE, "one", ended -> went.countDown());
    went.await();
    alone.every(FIRST, PAUSE, "two", ended -> gone.incrementAndGet());
    List<Thread> own = threads().stream().filter(thread -> !ofOthers.contains(thread)).toList();
    assertThat(own).hasSize(1);
    Thread thread = own.get(0);
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isSameAs(Schedule.class.getClassLoader());

    alone.close();
    thread.join(Duration.ofSeconds(10).toMillis());

    assertThat(thread.isAlive()).isFalse();
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(OwnThread.NAME))
        .toList();
  }
}
