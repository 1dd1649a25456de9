package dev.connectsecurity.internal.refusal;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.Reason;
import java.util.Optional;

/**
 * The body of a refusal, for a machine or for somebody who looks at an iframe or signs in.
 *
 * @param mediaType {@code application/problem+json} (RFC 9457) or {@code text/html;charset=UTF-8}
 * @param text the body
 * @since 0.1
 */
public record RefusalBody(String mediaType, String text) {
  private static final int UNAVAILABLE = 503;

  /**
   * Chooses by what the caller accepts.
   *
   * <p>Who was not let in gets JSON, always the same. A caller that lacks a right may read which,
   * as a page if it prefers one; so may somebody who signs in or has to wait read what to do.
   *
   * @param refusal why
   * @param accept the request's {@code Accept}, or null
   * @return a page only where one is asked for by name, and not less than JSON
   */
  public static RefusalBody of(AtlassianSecurityException refusal, String accept) {
    return page(refusal)
        .filter(page -> Accept.of(accept).prefersPage())
        .map(page -> new RefusalBody("text/html;charset=UTF-8", page))
        .orElseGet(() -> new RefusalBody(ProblemText.MEDIA_TYPE, ProblemText.of(refusal)));
  }

  private static Optional<String> page(AtlassianSecurityException refusal) {
    if (ProblemText.namesARight(refusal)) {
      String right = escaped(refusal.getMessage());
      return page("Not allowed", "You may not do this here: <code>" + right + "</code>.");
    }
    if (refusal.reason() == Reason.STATE) {
      return page(
          "Not signed in",
          "This sign-in took too long, was used before or was begun in another browser. Go back to"
              + " the application and sign in again.");
    }
    if (refusal.reason() == Reason.CONSENT_REFUSED) {
      return page(
          "Not signed in",
          "The consent was refused, so nothing is shared. You can go back to the application.");
    }
    return ProblemText.statusOf(refusal) == UNAVAILABLE
        ? page("Not available", "This cannot be done now. Try again in a minute.")
        : Optional.empty();
  }

  private static Optional<String> page(String title, String sentence) {
    return Optional.of(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;color:#172b4d;background:#fff;margin:2rem}code{background:#f1f2f4;padding:.1em .3em}</style>
        </head>
        <body><h1>%1$s</h1><p>%2$s</p></body>
        </html>
        """
            .formatted(title, sentence));
  }

  // The message is made of constants, but a page is no place to rely on that.
  private static String escaped(String message) {
    return message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
