package dev.connectsecurity.internal.wiring;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds the server's scheduler. */
final class ServerScheduler {
  // Jakarta EE Platform 10, section EE.5.22.
  private static final String NAME = "java:comp/DefaultManagedScheduledExecutorService";

  private ServerScheduler() {}

  /** Gives it; nothing where the server has none. */
  static Optional<ScheduledExecutorService> find() {
    try {
      return new InitialContext().lookup(NAME) instanceof ScheduledExecutorService scheduler
          ? Optional.of(scheduler)
          : Optional.empty();
    } catch (NamingException serverWithoutScheduler) {
      return Optional.empty();
    }
  }
}
