package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final RateLimit limit = new RateLimit(2, Duration.ofNanos(200), nanos::get);

  @Test
  void permits_areGivenAtOnceAndThenNoMore() {
    assertThat(limit.tryAcquire()).isTrue();
    assertThat(limit.tryAcquire()).isTrue();
    assertThat(limit.tryAcquire()).isFalse();
  }

  @Test
  void permit_comesBackAfterItsShareOfThePeriod() {
    drain();
    nanos.addAndGet(99);
    assertThat(limit.tryAcquire()).isFalse();
    nanos.addAndGet(1);
    assertThat(limit.tryAcquire()).isTrue();
    assertThat(limit.tryAcquire()).isFalse();
  }

  @Test
  void longRest_givesNoMoreThanAllPermits() {
    nanos.addAndGet(1_000_000);
    drain();
    assertThat(limit.tryAcquire()).isFalse();
  }

  @Test
  void clockThatRunsBackwards_givesNothing() {
    drain();
    nanos.addAndGet(-1_000);
    assertThat(limit.tryAcquire()).isFalse();
    nanos.addAndGet(1_050);
    assertThat(limit.tryAcquire()).isFalse();
    nanos.addAndGet(50);
    assertThat(limit.tryAcquire()).isTrue();
  }

  private void drain() {
    assertThat(limit.tryAcquire()).isTrue();
    assertThat(limit.tryAcquire()).isTrue();
  }
}
