package dev.connectsecurity.it.payara.nodes;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks again and again, each time over the network, until something holds; never sleeps. */
final class Poll {
  private Poll() {}

  /** Gives how long it took; fails after a while. */
  static Duration until(String what, Duration patience, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new AssertionError(what + ": not within " + patience);
      }
    }
    return since(start);
  }

  /** Gives the time that has passed. */
  static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
