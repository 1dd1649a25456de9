package dev.connectsecurity.internal.schedule;

import java.util.function.BooleanSupplier;

/**
 * What is done again and again.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Round {

  /**
   * Goes one round; what it throws is logged, and the next round comes all the same.
   *
   * @param ended tells, whenever it is asked, whether the application has ended: then nothing more
   *     is begun
   */
  void run(BooleanSupplier ended);
}
