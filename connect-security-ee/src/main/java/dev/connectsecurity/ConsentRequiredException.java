package dev.connectsecurity;

import java.net.URI;
import java.util.Objects;

/**
 * A call needs a consent that has ended, or that was never given.
 *
 * <p>Send the user's browser to {@link #loginUri()}: from there it is led to Atlassian's consent
 * page, with a state that is bound to that browser, and back.
 *
 * @since 0.1
 */
public final class ConsentRequiredException extends CallRefusedException {
  private static final long serialVersionUID = 1L;

  private final URI loginUri;

  /**
   * Asks for consent.
   *
   * @param message what a log may say; no token
   * @param loginUri where the user can give it
   */
  public ConsentRequiredException(String message, URI loginUri) {
    super(Reason.CONSENT_REQUIRED, message);
    this.loginUri = Objects.requireNonNull(loginUri, "loginUri");
  }

  /**
   * Gives where the user can consent.
   *
   * @return an absolute URI of this application
   */
  public URI loginUri() {
    return loginUri;
  }
}
