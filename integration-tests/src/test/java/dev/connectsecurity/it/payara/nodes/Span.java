package dev.connectsecurity.it.payara.nodes;

import java.time.Duration;

/**
 * A stretch of time, in nanoseconds of this process.
 *
 * @param begun when it began
 * @param ended when it ended; {@link #OPEN} while it goes on
 */
record Span(long begun, long ended) {
  /** The end of what has not ended. */
  static final long OPEN = Long.MAX_VALUE;

  private static final long START = System.nanoTime();

  /** Begins one now. */
  static Span begin() {
    return new Span(now(), OPEN);
  }

  /** Gives the time; it begins at nothing, so that any two times can be compared. */
  static long now() {
    return System.nanoTime() - START;
  }

  /** Ends it now. */
  Span end() {
    return new Span(begun, now());
  }

  /** Makes it end later, unless it goes on. */
  Span longer(Duration more) {
    return new Span(begun, ended == OPEN ? OPEN : ended + more.toNanos());
  }

  /** Tells whether both have a moment in common. */
  boolean meets(Span other) {
    return begun <= other.ended && other.begun <= ended;
  }

  /** Tells whether it begins later than a while after a moment. */
  boolean beginsAfter(long moment, Duration more) {
    return begun - more.toNanos() > moment;
  }

  /** Tells whether it ends later than a while after a moment. */
  boolean endsAfter(long moment, Duration more) {
    return ended - more.toNanos() > moment;
  }
}
