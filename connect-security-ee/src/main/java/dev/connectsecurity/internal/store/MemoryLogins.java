package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.LoginAttempt;
import dev.connectsecurity.spi.LoginAttempts;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps sign-ins in this process only, for development: all are forgotten at its end.
 *
 * <p>Refuses and answers what a {@link JdbcStore} does. Thread-safe.
 *
 * @since 0.1
 */
public final class MemoryLogins implements LoginAttempts {
  private final Clock clock;
  private final Map<String, LoginAttempt> attempts = new HashMap<>();

  /**
   * Makes an empty store.
   *
   * @param clock for the age of attempts
   */
  public MemoryLogins(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public synchronized void begin(LoginAttempt attempt) {
    Limits.check(attempt);
    Instant kept = clock.instant().minus(JdbcLogins.KEPT);
    attempts.values().removeIf(other -> other.expiresAt().isBefore(kept));
    if (attempts.putIfAbsent(attempt.stateHash(), attempt) != null) {
      throw JdbcLogins.known();
    }
  }

  @Override
  public synchronized Optional<LoginAttempt> take(String stateHash) {
    return Optional.ofNullable(attempts.remove(stateHash));
  }
}
