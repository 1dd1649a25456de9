package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.LoginAttempt;
import dev.connectsecurity.spi.LoginAttempts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps sign-ins on their way in the tables of {@link Schema}. Thread-safe.
 *
 * @param transactions where the tables are
 * @param logins the app's rows
 * @param clock for the age of attempts
 */
record JdbcLogins(Transactions transactions, LoginRows logins, Clock clock)
    implements LoginAttempts {
  /** How long an attempt is kept past its expiry, because the clocks of two nodes may differ. */
  static final Duration KEPT = Duration.ofMinutes(10);

  @Override
  public void begin(LoginAttempt attempt) {
    Limits.check(attempt);
    transactions.change(
        connection -> {
          logins.deleteExpired(connection, clock.instant().minus(KEPT));
          if (logins.find(connection, attempt.stateHash()).isPresent()) {
            throw known();
          }
          logins.insert(connection, attempt);
          return null;
        });
  }

  @Override
  public Optional<LoginAttempt> take(String stateHash) {
    if (!Limits.isHash(stateHash)) {
      return Optional.empty();
    }
    return transactions.change(
        connection -> {
          Optional<LoginAttempt> found = logins.find(connection, stateHash);
          boolean mine = found.isPresent() && logins.delete(connection, stateHash);
          return mine ? found : Optional.empty();
        });
  }

  static IllegalArgumentException known() {
    return new IllegalArgumentException("stateHash must be new");
  }
}
