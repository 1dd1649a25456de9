package dev.connectsecurity;

import jakarta.ejb.ApplicationException;
import java.util.Objects;

/**
 * Something was refused for the sake of security.
 *
 * <p>The reason is for machines, the message for logs; neither holds a token or a secret.
 *
 * <p>It comes out of an enterprise bean as it is: not wrapped, not logged by the server as a fault
 * of the bean, and a stateful bean lives on. A transaction that it comes out of is rolled back.
 *
 * @since 0.1
 */
@ApplicationException(rollback = true)
public abstract sealed class AtlassianSecurityException extends RuntimeException
    permits NotAuthenticatedException,
        AccessDeniedException,
        UnavailableException,
        CallRefusedException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * Keeps the reason. A refusal is an ordinary answer, so no stack is walked for it.
   *
   * @param reason why
   * @param message what a log may say
   * @param cause the failure behind it, or null
   */
  AtlassianSecurityException(Reason reason, String message, Throwable cause) {
    super(message, cause, false, cause != null);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Tells why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
