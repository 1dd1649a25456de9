package dev.connectsecurity.testing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock and a ticker that move only when a test says so. */
public final class MovableTime extends Clock implements Ticker {
  /** When it begins. */
  public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

  /** Lets time pass. */
  public void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
    setClock(duration);
  }

  /** Sets the clock only, forward or back. */
  public void setClock(Duration by) {
    wall.updateAndGet(instant -> instant.plus(by));
  }

  /** Sets the clock only, to where it began. */
  public void resetClock() {
    wall.set(START);
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
