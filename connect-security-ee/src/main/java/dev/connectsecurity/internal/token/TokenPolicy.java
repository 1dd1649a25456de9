package dev.connectsecurity.internal.token;

import java.time.Duration;

/**
 * How much time a token may claim.
 *
 * @param leeway how far two clocks may differ, zero or more; 30 seconds unless configured otherwise
 * @param maxLifetime the longest accepted {@code exp - iat}, more than zero
 * @since 0.1
 */
public record TokenPolicy(Duration leeway, Duration maxLifetime) {

  /**
   * Makes a policy.
   *
   * @throws IllegalArgumentException if the leeway is negative or the lifetime is not positive
   */
  public TokenPolicy {
    if (leeway.isNegative()) {
      throw new IllegalArgumentException("leeway must not be negative");
    }
    if (maxLifetime.isNegative() || maxLifetime.isZero()) {
      throw new IllegalArgumentException("maxLifetime must be more than zero");
    }
  }
}
