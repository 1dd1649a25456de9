package dev.connectsecurity.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * One use of a signed lifecycle token, whose signature does not cover the body that it came with.
 *
 * <p>A store remembers it until it expires: the same token with the same body is a harmless
 * repetition, with another body an attack.
 *
 * @param tokenHash SHA-256 of the compact token, lower-case hexadecimal, 64 characters
 * @param bodyHash SHA-256 of the request's body, lower-case hexadecimal, 64 characters
 * @param usedAt when the token was presented
 * @param expiresAt when it is refused for its age, leeway included
 * @since 0.1
 */
public record TokenUse(String tokenHash, String bodyHash, Instant usedAt, Instant expiresAt) {

  /**
   * Makes a use.
   *
   * @throws NullPointerException if a component is null
   */
  public TokenUse {
    Objects.requireNonNull(tokenHash, "tokenHash");
    Objects.requireNonNull(bodyHash, "bodyHash");
    Objects.requireNonNull(usedAt, "usedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
