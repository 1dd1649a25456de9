package dev.connectsecurity.internal.store;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds how often a stranger can make this library go past its cache: per key once a second, and a
 * fixed number of times a second over all.
 */
final class RefreshRate {
  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;
  private final Ticker ticker;
  // What was allowed within the last second, oldest first: never more than perSecond.
  private final Map<String, Long> allowed = new LinkedHashMap<>();

  RefreshRate(int perSecond, Ticker ticker) {
    this.perSecond = perSecond;
    this.ticker = ticker;
  }

  /** Tells whether that key may be read again now, and counts it if so. */
  synchronized boolean allows(String key) {
    long now = ticker.read();
    Iterator<Long> times = allowed.values().iterator();
    while (times.hasNext() && now - times.next() >= SECOND) {
      times.remove();
    }
    return allowed.size() < perSecond && allowed.putIfAbsent(key, now) == null;
  }
}
