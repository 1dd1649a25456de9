package dev.connectsecurity.internal.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.internal.cache.Caches;
import java.time.Duration;

/** Remembers until when a budget is used up, by the time that passes. */
final class Closings {
  private static final long MAX_BUDGETS = 10_000;

  private final Duration longest;
  private final Ticker ticker;
  private final Cache<Budget, Long> until;

  /**
   * Remembers nothing yet.
   *
   * @param longest how long a budget may be closed, whatever a product says
   * @param ticker the time that passes, in nanoseconds
   */
  Closings(Duration longest, Ticker ticker) {
    this.longest = longest;
    this.ticker = ticker;
    this.until = Caches.aging(MAX_BUDGETS, longest, ticker);
  }

  /** Closes a budget from now on, unless it is closed for longer already. */
  void close(Budget budget, Duration duration) {
    Duration bounded = duration.compareTo(longest) > 0 ? longest : duration;
    long end = ticker.read() + bounded.toNanos();
    until.asMap().merge(budget, end, (one, other) -> other - one > 0 ? other : one);
  }

  /** Tells how long a budget is still closed; zero if it is open. */
  Duration rest(Budget budget) {
    Long end = until.getIfPresent(budget);
    return Duration.ofNanos(end == null ? 0 : Math.max(0, end - ticker.read()));
  }
}
