package dev.connectsecurity.spi;

import dev.connectsecurity.Secret;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A sign-in that is on its way.
 *
 * @param stateHash SHA-256 of the state, lower-case hexadecimal, 64 characters
 * @param browserHash SHA-256 of what the cookie of the browser that began holds, likewise
 * @param returnTo where the browser goes in the end, a path of at most 2000 characters
 * @param codeVerifier the verifier of RFC 7636, if it is used
 * @param expiresAt until when the browser may come back
 * @since 0.1
 */
public record LoginAttempt(
    String stateHash,
    String browserHash,
    String returnTo,
    Optional<Secret> codeVerifier,
    Instant expiresAt) {

  /**
   * Makes an attempt.
   *
   * @throws NullPointerException if a component is null
   */
  public LoginAttempt {
    Objects.requireNonNull(stateHash, "stateHash");
    Objects.requireNonNull(browserHash, "browserHash");
    Objects.requireNonNull(returnTo, "returnTo");
    Objects.requireNonNull(codeVerifier, "codeVerifier");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
