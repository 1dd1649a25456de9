package dev.connectsecurity.internal.privacy;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A server's scheduler whose time never comes; a test runs the rounds. */
final class FakeScheduler extends ScheduledThreadPoolExecutor {

  record Task(Runnable work, long first, long period, TimeUnit unit, ScheduledFuture<?> future) {}

  private final AtomicReference<Task> task = new AtomicReference<>();

  FakeScheduler() {
    super(1);
  }

  Task task() {
    return task.get();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable work, long first, long period, TimeUnit unit) {
    ScheduledFuture<?> future = super.scheduleWithFixedDelay(work, 1, 1, TimeUnit.DAYS);
    task.set(new Task(work, first, period, unit, future));
    return future;
  }
}
