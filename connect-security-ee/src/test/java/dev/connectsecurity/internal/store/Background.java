package dev.connectsecurity.internal.store;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that runs in a thread of its own. */
record Background<T>(Thread thread, FutureTask<T> task) {
  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  static <T> Background<T> start(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return new Background<>(thread, task);
  }

  /** Waits until the call can go no further without another thread. */
  Background<T> awaitWaiting() {
    while (!WAITING.contains(thread.getState())) {
      if (task.isDone()) {
        throw new AssertionError("did not wait");
      }
      Thread.onSpinWait();
    }
    return this;
  }

  T result() throws Exception {
    try {
      return task.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception exception ? exception : e;
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
