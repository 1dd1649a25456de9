package dev.connectsecurity.internal.limits;

import java.time.Duration;

/**
 * How calls behave when a product asks for patience.
 *
 * @param maxRetries how often one call is repeated at most; 0 for never
 * @param maxRetryWait how long a call waits at most for a product's limit to end, a little jitter
 *     apart; what takes longer is not waited for
 * @param maxWaiting how many calls to one site may wait at once
 * @since 0.1
 */
public record LimitSettings(int maxRetries, Duration maxRetryWait, int maxWaiting) {

  /** Three retries, ten seconds, eight waiting calls. */
  public static final LimitSettings USUAL = new LimitSettings(3, Duration.ofSeconds(10), 8);

  /**
   * Makes settings.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public LimitSettings {
    if (maxRetries < 0 || maxRetryWait.isNegative() || maxWaiting < 0) {
      throw new IllegalArgumentException("a limit must not be negative");
    }
  }
}
