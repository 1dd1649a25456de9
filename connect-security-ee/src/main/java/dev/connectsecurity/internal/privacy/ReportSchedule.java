package dev.connectsecurity.internal.privacy;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a reporter go its rounds: the first within a minute, then one an hour, until this is closed.
 *
 * @since 0.1
 */
public final class ReportSchedule implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ReportSchedule.class.getName());
  private static final Duration PERIOD = Duration.ofHours(1);
  // Nodes that start together need not report the same accounts at once.
  private static final Duration FIRST_WITHIN = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AccountReporter reporter;
  private final Clock clock;
  private final Optional<ScheduledExecutorService> own;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final ReentrantLock running = new ReentrantLock();
  private final ScheduledFuture<?> rounds;

  /**
   * Begins.
   *
   * @param reporter goes the rounds
   * @param clock the time
   * @param server the server's scheduler, whose threads know the application's names and
   *     transactions; without one a thread is made, which knows its classes only
   */
  public ReportSchedule(
      AccountReporter reporter, Clock clock, Optional<ScheduledExecutorService> server) {
    this.reporter = Objects.requireNonNull(reporter, "reporter");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.own = server.isPresent() ? Optional.empty() : Optional.of(ReportThread.open());
    ScheduledExecutorService scheduler = server.or(() -> own).orElseThrow();
    this.rounds =
        scheduler.scheduleWithFixedDelay(
            this::round,
            ThreadLocalRandom.current().nextLong(FIRST_WITHIN.toMillis()),
            PERIOD.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Breaks a round off between two reports and waits until it has ended. */
  @Override
  public void close() {
    ended.set(true);
    rounds.cancel(true);
    own.ifPresent(ScheduledExecutorService::shutdownNow);
    try {
      // The server's scheduler outlives the application: only the round can be waited for.
      if (running.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        running.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    running.lock();
    try {
      reporter.run(clock.instant(), ended::get);
    } catch (RuntimeException e) {
      // A scheduler drops what has thrown once.
      LOG.log(Level.ERROR, "connect.privacy.round-failed", e);
    } finally {
      running.unlock();
    }
  }
}
