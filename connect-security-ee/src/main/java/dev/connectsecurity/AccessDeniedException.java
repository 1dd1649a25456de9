package dev.connectsecurity;

/**
 * The caller is known but may not do this: 403.
 *
 * @since 0.1
 */
public final class AccessDeniedException extends AtlassianSecurityException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses an action.
   *
   * @param reason why
   * @param message what a log and the response may say, for example {@code missing scope ADMIN}
   */
  public AccessDeniedException(Reason reason, String message) {
    super(reason, message, null);
  }
}
