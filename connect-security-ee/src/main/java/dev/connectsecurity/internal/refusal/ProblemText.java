package dev.connectsecurity.internal.refusal;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The body of a refusal: {@code application/problem+json}, RFC 9457.
 *
 * <p>It is the same for every caller that was not let in; one who was let in may read which right
 * is missing.
 *
 * @since 0.1
 */
public final class ProblemText {
  /** The media type of {@link #of}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          413, "Content Too Large",
          415, "Unsupported Media Type",
          500, "Internal Server Error",
          503, "Service Unavailable");

  // Written once: whoever is refused often should not cost more than who is let in.
  private static final Map<Integer, String> WITHOUT_DETAIL =
      TITLES.keySet().stream()
          .collect(Collectors.toUnmodifiableMap(status -> status, status -> of(status, "")));

  private ProblemText() {}

  /**
   * Gives the status that a refusal is answered with.
   *
   * @return that of its reason; 500 for a call that the application itself made wrongly
   */
  public static int statusOf(AtlassianSecurityException refusal) {
    if (refusal instanceof NotAuthenticatedException
        || refusal instanceof AccessDeniedException
        || refusal instanceof UnavailableException) {
      return refusal.reason().status();
    }
    return 500;
  }

  /**
   * Writes a refusal.
   *
   * @return one JSON object; its {@code detail} names a missing right and nothing else
   */
  public static String of(AtlassianSecurityException refusal) {
    int status = statusOf(refusal);
    return namesARight(refusal)
        ? of(status, ",\"detail\":\"" + refusal.getMessage() + "\"")
        : of(status);
  }

  // Only these messages are written for the caller: they name one right by a constant, never input.
  static boolean namesARight(AtlassianSecurityException refusal) {
    return refusal.reason() == Reason.MISSING_SCOPE
        || refusal.reason() == Reason.MISSING_PERMISSION;
  }

  static String of(int status) {
    return WITHOUT_DETAIL.get(status);
  }

  private static String of(int status, String detail) {
    return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d%s}"
        .formatted(TITLES.get(status), status, detail);
  }
}
