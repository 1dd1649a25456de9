package dev.connectsecurity;

/**
 * Nobody, or nobody who could prove it, is calling: 401.
 *
 * @since 0.1
 */
public final class NotAuthenticatedException extends AtlassianSecurityException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a caller.
   *
   * @param reason why
   * @param message what a log may say; no token, no secret
   */
  public NotAuthenticatedException(Reason reason, String message) {
    super(reason, message, null);
  }
}
