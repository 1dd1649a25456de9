package dev.connectsecurity.internal.wiring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows whether CDI has started, without asking it.
 *
 * <p>Open Liberty 26.0.0.3 starts CDI by tasks of a managed executor, and asks for their context
 * before there is any; its {@code CDI.current()} would wait for the very thread that waits for the
 * tasks.
 */
final class Started {
  private static final Set<ConnectExtension> APPLICATIONS = ConcurrentHashMap.newKeySet();

  private Started() {}

  static void begin(ConnectExtension application) {
    APPLICATIONS.add(application);
  }

  static void end(ConnectExtension application) {
    APPLICATIONS.remove(application);
  }

  static boolean anyApplication() {
    return !APPLICATIONS.isEmpty();
  }
}
