package dev.connectsecurity.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Allows so many actions at once, and that many again over each period: a token bucket. */
final class RateLimit {
  private final int permits;
  private final double perNano;
  private final LongSupplier nanos;
  private final AtomicReference<Level> level;

  /**
   * Makes a limit that is full.
   *
   * @param permits how many actions
   * @param period in what time
   * @param nanos a clock in nanoseconds; where it runs backwards, it stands still here
   */
  RateLimit(int permits, Duration period, LongSupplier nanos) {
    this.permits = permits;
    this.perNano = (double) permits / period.toNanos();
    this.nanos = nanos;
    this.level = new AtomicReference<>(new Level(permits, nanos.getAsLong()));
  }

  boolean tryAcquire() {
    long now = nanos.getAsLong();
    Level before = level.getAndUpdate(current -> refilled(current, now).drained());
    return refilled(before, now).full();
  }

  private Level refilled(Level current, long now) {
    long elapsed = Math.max(0, now - current.at());
    return new Level(
        Math.min(permits, current.tokens() + elapsed * perNano), current.at() + elapsed);
  }

  private record Level(double tokens, long at) {
    boolean full() {
      return tokens >= 1;
    }

    Level drained() {
      return full() ? new Level(tokens - 1, at) : this;
    }
  }
}
