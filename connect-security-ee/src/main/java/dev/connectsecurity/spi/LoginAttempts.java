package dev.connectsecurity.spi;

import dev.connectsecurity.UnavailableException;
import java.util.Optional;

/**
 * Keeps sign-ins between the way to Atlassian and the way back, which may end on another node.
 *
 * <p>Implementations are thread-safe. Any method throws {@link UnavailableException} when the store
 * gives no answer.
 *
 * @since 0.1
 */
public interface LoginAttempts {

  /**
   * Stores an attempt; attempts that have expired may be erased on this occasion.
   *
   * @param attempt the attempt
   */
  void begin(LoginAttempt attempt);

  /**
   * Takes an attempt out: of any number of callers at once, on all nodes, one gets it.
   *
   * @param stateHash SHA-256 of the state, lower-case hexadecimal
   * @return the attempt, expired or not, or nothing if there is none any more
   */
  Optional<LoginAttempt> take(String stateHash);
}
