package dev.connectsecurity.testing;

import dev.connectsecurity.internal.limits.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Lets a test's time pass instead of waiting, or waits until told. */
public final class FakeWaiting implements Waiting {
  private final MovableTime time;
  private final List<Duration> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicBoolean closed = new AtomicBoolean();

  public FakeWaiting(MovableTime time) {
    this.time = time;
  }

  @Override
  public boolean of(Duration duration) throws InterruptedException {
    asked.add(duration);
    gate.get().await();
    time.pass(duration);
    return !closed.get();
  }

  /** Lets everybody wait from now on, until {@link #open()}. */
  public void hold() {
    gate.set(new CountDownLatch(1));
  }

  public void open() {
    gate.get().countDown();
  }

  /** All durations that somebody waited for. */
  public List<Duration> asked() {
    return asked;
  }

  @Override
  public void close() {
    closed.set(true);
    open();
  }
}
