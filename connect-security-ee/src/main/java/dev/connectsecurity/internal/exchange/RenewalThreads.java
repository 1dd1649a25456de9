package dev.connectsecurity.internal.exchange;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Two threads at most for renewals; they end when there is nothing to do, and with this pool.
 *
 * <p>Plain threads: a renewal needs nothing of the server's, and also runs where there is no
 * managed executor.
 *
 * @since 0.1
 */
public final class RenewalThreads implements Executor, AutoCloseable {
  private static final int THREADS = 2;
  private static final int QUEUE = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ThreadPoolExecutor pool;

  /** Makes a pool; a thread is made when it is needed. */
  public RenewalThreads() {
    this.pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            RenewalThreads::thread);
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a renewal on another thread.
   *
   * @throws java.util.concurrent.RejectedExecutionException if too many wait already, or the pool
   *     is closed
   */
  @Override
  public void execute(Runnable renewal) {
    pool.execute(renewal);
  }

  /** Breaks renewals off and waits until their threads have ended. */
  @Override
  public void close() {
    pool.shutdownNow();
    try {
      pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "connect-security-token-renewal", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(RenewalThreads.class.getClassLoader());
    return thread;
  }
}
