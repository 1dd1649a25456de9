package dev.connectsecurity.spi;

import dev.connectsecurity.Secret;
import java.time.Instant;
import java.util.Objects;

/**
 * The secret that a tenant had before its last re-installation.
 *
 * <p>Tokens that were signed with it may still be on their way: it verifies until its time is over,
 * and never signs.
 *
 * @param secret the former secret
 * @param until when it stops verifying; from this moment on it is worthless
 * @since 0.1
 */
public record PreviousSecret(Secret secret, Instant until) {

  /**
   * Describes one.
   *
   * @throws NullPointerException if a component is null
   */
  public PreviousSecret {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(until, "until");
  }
}
