package dev.connectsecurity.internal.outbound;

import java.time.Duration;

/**
 * The limits of each call to a product.
 *
 * @param connectTimeout how long a connection may take to open; at least one millisecond
 * @param readTimeout how long the product may be silent; at least one millisecond
 * @param responseLimit how many bytes of a response's body are read at most
 * @since 0.1
 */
public record ClientSettings(Duration connectTimeout, Duration readTimeout, long responseLimit) {

  /** The usual {@link #responseLimit()}: 32 MiB. */
  public static final long DEFAULT_RESPONSE_LIMIT = 32L << 20;

  /**
   * Sets the limits.
   *
   * @throws IllegalArgumentException if one is not positive, which JAX-RS would take for "no limit"
   */
  public ClientSettings {
    requirePositive(connectTimeout.toMillis(), "connectTimeout");
    requirePositive(readTimeout.toMillis(), "readTimeout");
    requirePositive(responseLimit, "responseLimit");
  }

  /**
   * Sets the times, with the usual size.
   *
   * @param connectTimeout how long a connection may take to open; at least one millisecond
   * @param readTimeout how long the product may be silent; at least one millisecond
   * @throws IllegalArgumentException if one is not positive
   */
  public ClientSettings(Duration connectTimeout, Duration readTimeout) {
    this(connectTimeout, readTimeout, DEFAULT_RESPONSE_LIMIT);
  }

  private static void requirePositive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive");
    }
  }
}
