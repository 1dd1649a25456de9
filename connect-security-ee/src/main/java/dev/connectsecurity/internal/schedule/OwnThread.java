package dev.connectsecurity.internal.schedule;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A thread of the library's own, where the server has no scheduler. */
final class OwnThread {
  static final String NAME = "connect-security-schedule";

  private OwnThread() {}

  /** Gives a scheduler of one thread, which has the application's classes. */
  static ScheduledExecutorService scheduler() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(null, work, NAME, 0, false);
          thread.setDaemon(true);
          thread.setContextClassLoader(OwnThread.class.getClassLoader());
          return thread;
        });
  }
}
