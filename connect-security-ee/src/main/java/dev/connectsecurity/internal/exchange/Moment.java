package dev.connectsecurity.internal.exchange;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A point in time by the clock and by the time that passes: the clock of a host may be set back,
 * the other may stand still while the host sleeps.
 *
 * @param wall by the clock
 * @param tick by the time that passes, in nanoseconds from an unknown origin
 */
record Moment(Instant wall, long tick) {

  /** Gives this moment. */
  static Moment now(Clock clock, Ticker ticker) {
    return new Moment(clock.instant(), ticker.read());
  }

  /** Gives a later moment, at most a few days away. */
  Moment plus(Duration duration) {
    return new Moment(wall.plus(duration), tick + duration.toNanos());
  }

  /** Tells whether this moment is there by either of the two. */
  boolean reachedAt(Moment now) {
    return !now.wall.isBefore(wall) || passedAt(now);
  }

  /** Tells whether this moment is there by the time that passes. */
  boolean passedAt(Moment now) {
    return now.tick - tick >= 0;
  }
}
