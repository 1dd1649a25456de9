package dev.connectsecurity.internal.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.RateLimitNear;
import dev.connectsecurity.internal.cache.Caches;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells of limits that are near, for each root and mode at most once a minute. */
final class NearEvents {
  private static final System.Logger LOG = System.getLogger(NearEvents.class.getName());
  private static final long MAX_ROOTS = 10_000;

  private final Consumer<Object> events;
  private final Cache<Told, Boolean> told;

  NearEvents(Consumer<Object> events, Ticker ticker) {
    this.events = events;
    this.told = Caches.aging(MAX_ROOTS, Duration.ofMinutes(1), ticker);
  }

  void tell(RateLimitNear event) {
    if (told.asMap().putIfAbsent(new Told(event.root(), event.mode()), true) != null) {
      return;
    }
    try {
      events.accept(event);
    } catch (RuntimeException e) {
      // An observer's trouble is not the caller's.
      LOG.log(Level.WARNING, "connect.limits.observer-failed root=" + event.root(), e);
    }
  }

  private record Told(URI root, CallMode mode) {}
}
