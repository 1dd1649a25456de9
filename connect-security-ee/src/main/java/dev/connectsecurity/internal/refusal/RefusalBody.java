package dev.connectsecurity.internal.refusal;

import dev.connectsecurity.AtlassianSecurityException;

/**
 * The body of a refusal, for a machine or for somebody who looks at an iframe.
 *
 * @param mediaType {@code application/problem+json} (RFC 9457) or {@code text/html;charset=UTF-8}
 * @param text the body
 * @since 0.1
 */
public record RefusalBody(String mediaType, String text) {

  /**
   * Chooses by what the caller accepts.
   *
   * <p>Who was not let in gets JSON, always the same. A caller that lacks a right may read which,
   * as a page if it prefers one.
   *
   * @param refusal why
   * @param accept the request's {@code Accept}, or null
   * @return a page only where one is asked for by name, and not less than JSON
   */
  public static RefusalBody of(AtlassianSecurityException refusal, String accept) {
    if (ProblemText.namesARight(refusal) && Accept.of(accept).prefersPage()) {
      return new RefusalBody("text/html;charset=UTF-8", page(refusal.getMessage()));
    }
    return new RefusalBody(ProblemText.MEDIA_TYPE, ProblemText.of(refusal));
  }

  // The message is made of constants, but a page is no place to rely on that.
  private static String page(String message) {
    String safe = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Not allowed</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;color:#172b4d;background:#fff;margin:2rem}code{background:#f1f2f4;padding:.1em .3em}</style>
        </head>
        <body><h1>Not allowed</h1><p>You may not do this here: <code>%s</code>.</p></body>
        </html>
        """
        .formatted(safe);
  }
}
