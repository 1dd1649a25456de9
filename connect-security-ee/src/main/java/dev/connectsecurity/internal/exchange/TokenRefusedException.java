package dev.connectsecurity.internal.exchange;

import java.util.Objects;

/**
 * A token endpoint has given no token.
 *
 * @since 0.1
 */
public final class TokenRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * What it means.
   *
   * @since 0.1
   */
  public enum Kind {
    /** {@code invalid_grant}, whatever the status: code, refresh token or assertion is no good. */
    GRANT,
    /** The client's own id or secret is no good, or it may not do this. */
    CLIENT,
    /**
     * No connection, no answer in time or 5xx: perhaps later. What the server has done is not
     * known.
     */
    UNAVAILABLE,
    /** 429: the server was asked too often. */
    RATE_LIMITED,
    /** An answer that is none: not JSON, too large, a member missing or of the wrong type. */
    MALFORMED
  }

  /**
   * Tells of a refusal.
   *
   * @param kind what it means
   * @param message what a log may say; no token, no secret, no code
   * @param cause the failure behind it, or null
   */
  public TokenRefusedException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /**
   * Tells what it means.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }
}
