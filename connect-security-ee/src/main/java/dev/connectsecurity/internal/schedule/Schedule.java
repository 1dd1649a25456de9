package dev.connectsecurity.internal.schedule;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets rounds be gone until the application ends.
 *
 * <p>Threads are not interrupted: one that reads a file of H2 then would close the database for
 * everybody. A round is told to end instead.
 *
 * @since 0.1
 */
public final class Schedule implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Schedule.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Optional<ScheduledExecutorService> own;
  private final ScheduledExecutorService scheduler;
  private final AtomicBoolean ended = new AtomicBoolean();
  // Rounds hold it as readers, who may be many; the end waits for all of them as a writer.
  private final ReadWriteLock running = new ReentrantReadWriteLock();
  private final CopyOnWriteArrayList<Planned> rounds = new CopyOnWriteArrayList<>();

  /**
   * Opens one that does nothing yet.
   *
   * @param server the server's scheduler, whose threads know the application's names and
   *     transactions; without one a thread is made for the first round, which knows its classes
   *     only
   */
  public Schedule(Optional<ScheduledExecutorService> server) {
    this.own = server.isPresent() ? Optional.empty() : Optional.of(OwnThread.scheduler());
    this.scheduler = server.or(() -> own).orElseThrow();
  }

  /**
   * Lets a round be gone again and again.
   *
   * @param firstWithin the first comes by chance within this time: nodes that start together need
   *     not do the same at once
   * @param pause between the end of a round and the beginning of the next
   * @param name what the log calls it
   * @param round what to do
   */
  public void every(Duration firstWithin, Duration pause, String name, Round round) {
    Objects.requireNonNull(round, "round");
    AtomicReference<Runnable> work = new AtomicReference<>(() -> go(name, round));
    ScheduledFuture<?> future =
        scheduler.scheduleWithFixedDelay(
            () -> Optional.ofNullable(work.get()).ifPresent(Runnable::run),
            ThreadLocalRandom.current().nextLong(firstWithin.toMillis()),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
    rounds.add(new Planned(future, work));
  }

  /** Tells the rounds to end, and begins no other. */
  public void end() {
    ended.set(true);
    rounds.forEach(Planned::cancel);
    own.ifPresent(ScheduledExecutorService::shutdown);
  }

  /** Ends the rounds and waits for them, some seconds at most. */
  @Override
  public void close() {
    end();
    try {
      // The server's scheduler outlives the application: only the rounds can be waited for.
      if (running.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        running.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void go(String name, Round round) {
    running.readLock().lock();
    try {
      if (!ended.get()) {
        round.run(ended::get);
      }
    } catch (RuntimeException e) {
      // A scheduler drops what has thrown once.
      LOG.log(Level.ERROR, "connect.schedule.round-failed round=" + name, e);
    } finally {
      running.readLock().unlock();
    }
  }

  /** A round that is planned. */
  private record Planned(ScheduledFuture<?> future, AtomicReference<Runnable> work) {

    // A server's scheduler may keep what is cancelled until its time would have come; what it
    // keeps must not hold an application that has been undeployed.
    void cancel() {
      future.cancel(false);
      work.set(null);
    }
  }
}
