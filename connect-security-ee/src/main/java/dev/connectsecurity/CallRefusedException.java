package dev.connectsecurity;

/**
 * A call to Atlassian was refused before anything was sent.
 *
 * <p>For example because its URL left the tenant that the target is bound to.
 *
 * @since 0.1
 */
public sealed class CallRefusedException extends AtlassianSecurityException
    permits ConsentRequiredException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a call.
   *
   * @param reason why
   * @param message what a log may say; no token, no query
   */
  public CallRefusedException(Reason reason, String message) {
    super(reason, message, null);
  }
}
