package dev.connectsecurity.testing;

import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.LoginAttempt;
import dev.connectsecurity.spi.LoginAttempts;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sign-ins of all nodes; can lose its database. */
public final class FakeLoginAttempts implements LoginAttempts {
  private final Map<String, LoginAttempt> attempts = new ConcurrentHashMap<>();
  private final AtomicBoolean down = new AtomicBoolean();

  public void down(boolean lost) {
    down.set(lost);
  }

  public Collection<LoginAttempt> all() {
    return attempts.values();
  }

  @Override
  public void begin(LoginAttempt attempt) {
    demandUp();
    attempts.put(attempt.stateHash(), attempt);
  }

  @Override
  public Optional<LoginAttempt> take(String stateHash) {
    demandUp();
    return Optional.ofNullable(attempts.remove(stateHash));
  }

  private void demandUp() {
    if (down.get()) {
      throw new UnavailableException(Reason.STORE_UNAVAILABLE, "the store is down", null);
    }
  }
}
