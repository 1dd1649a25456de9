package dev.connectsecurity;

/**
 * The question cannot be answered now, so the answer is no: 503.
 *
 * @since 0.1
 */
public final class UnavailableException extends AtlassianSecurityException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells that something needed for a decision gives no answer.
   *
   * @param reason what gives no answer
   * @param message what a log may say
   * @param cause the failure behind it, or null
   */
  public UnavailableException(Reason reason, String message, Throwable cause) {
    super(reason, message, cause);
  }
}
