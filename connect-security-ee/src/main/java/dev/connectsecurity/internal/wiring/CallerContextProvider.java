package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.inbound.Caller;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries the caller to the threads of the server's managed executors, so that work handed over
 * runs for the caller who handed it over. Source: Jakarta Concurrency 3.0, section 3.3.4
 * (third-party context types).
 *
 * @since 0.1
 */
public final class CallerContextProvider implements ThreadContextProvider {
  /** Made by the server. */
  public CallerContextProvider() {}

  @Override
  public String getThreadContextType() {
    return "dev.connectsecurity.Caller";
  }

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    return snapshot(CurrentCaller::find);
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return snapshot(current -> Optional.empty());
  }

  // Payara 6 keeps the providers of whichever application asked last in one field, so this one may
  // be asked for another application, where its classes are unknown; then it carries nothing.
  private static ThreadContextSnapshot snapshot(Function<CurrentCaller, Optional<Caller>> capture) {
    if (!Started.anyApplication()) {
      return () -> () -> {};
    }
    try {
      CurrentCaller current = CDI.current().select(CurrentCaller.class).get();
      Optional<Caller> captured = capture.apply(current);
      return () -> current.handOver(captured)::run;
    } catch (RuntimeException notThisApplication) {
      return () -> () -> {};
    }
  }
}
