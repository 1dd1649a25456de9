package dev.connectsecurity.internal.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock and a ticker that move only when a test says so. */
final class MovableTime extends Clock implements Ticker {
  private final AtomicReference<Instant> wall = new AtomicReference<>(Tenants.NOW);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

  /** Lets time pass. */
  void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
    setClock(duration);
  }

  /** Sets the clock only, forward or back. */
  void setClock(Duration by) {
    wall.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public long read() {
    return nanos.get();
  }

  @Override
  public Instant instant() {
    return wall.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
