package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;

/** Makes the one kind of exception by which a callback is refused. */
final class Refusal {
  private static final int FORBIDDEN = 403;

  private Refusal() {}

  static AtlassianSecurityException of(Reason reason, String message) {
    return reason.status() == FORBIDDEN
        ? new AccessDeniedException(reason, message)
        : new NotAuthenticatedException(reason, message);
  }
}
