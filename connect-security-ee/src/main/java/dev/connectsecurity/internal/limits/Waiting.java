package dev.connectsecurity.internal.limits;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass; a test may let it pass faster.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Waiting extends AutoCloseable {

  /**
   * Waits.
   *
   * @param duration how long
   * @return false if this was closed before the time was over
   * @throws InterruptedException if the thread was interrupted
   */
  boolean of(Duration duration) throws InterruptedException;

  /** Ends the waiting of all threads, now and from now on; there may be nothing to end. */
  @Override
  default void close() {}

  /**
   * Waits in real time.
   *
   * @return one that is open
   */
  static Waiting real() {
    CountDownLatch end = new CountDownLatch(1);
    return new Waiting() {
      @Override
      public boolean of(Duration duration) throws InterruptedException {
        return !end.await(duration.toNanos(), TimeUnit.NANOSECONDS);
      }

      @Override
      public void close() {
        end.countDown();
      }
    };
  }
}
