package dev.connectsecurity.internal.privacy;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A thread of the library's own, where the server has no scheduler. */
final class ReportThread {
  private ReportThread() {}

  /** Opens a scheduler of one thread, which has the application's classes. */
  static ScheduledExecutorService open() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(null, work, "connect-security-account-reports", 0, false);
          thread.setDaemon(true);
          thread.setContextClassLoader(ReportThread.class.getClassLoader());
          return thread;
        });
  }
}
