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
public interface Pause extends AutoCloseable {

  /**
   * Waits.
   *
   * @param duration how long
   * @return false if the pause was closed before its end
   * @throws InterruptedException if the thread was interrupted
   */
  boolean of(Duration duration) throws InterruptedException;

  /** Ends the waiting of all threads, now and from now on; there may be nothing to end. */
  @Override
  default void close() {}

  /**
   * Makes a pause of real time.
   *
   * @return a pause
   */
  static Pause real() {
    CountDownLatch end = new CountDownLatch(1);
    return new Pause() {
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
