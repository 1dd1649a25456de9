package dev.connectsecurity.internal.outbound;

import java.time.Duration;

/**
 * Lets the calling thread wait.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @param time how long
   * @throws InterruptedException if the thread is told to stop
   */
  void of(Duration time) throws InterruptedException;
}
