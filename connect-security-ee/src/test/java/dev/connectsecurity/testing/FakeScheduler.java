package dev.connectsecurity.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A server's scheduler whose time never comes; a test runs the rounds. */
public final class FakeScheduler extends ScheduledThreadPoolExecutor {

  /** What was scheduled. */
  public record Task(
      Runnable work, long first, long period, TimeUnit unit, ScheduledFuture<?> future) {}

  private final List<Task> tasks = new CopyOnWriteArrayList<>();

  public FakeScheduler() {
    super(1);
  }

  /** Gives the only task. */
  public Task task() {
    if (tasks.size() != 1) {
      throw new AssertionError("there are " + tasks.size() + " tasks");
    }
    return tasks.get(0);
  }

  public List<Task> tasks() {
    return List.copyOf(tasks);
  }

  /** Goes a round of each. */
  public void runAll() {
    tasks.forEach(task -> task.work().run());
  }

  /** Tells whether nothing is scheduled, or nothing any more. */
  public boolean isIdle() {
    return tasks.stream().allMatch(task -> task.future().isCancelled());
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable work, long first, long period, TimeUnit unit) {
    ScheduledFuture<?> future = super.scheduleWithFixedDelay(work, 1, 1, TimeUnit.DAYS);
    tasks.add(new Task(work, first, period, unit, future));
    return future;
  }
}
