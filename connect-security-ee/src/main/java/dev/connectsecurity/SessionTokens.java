package dev.connectsecurity;

/**
 * Gives the app's own pages a token for their calls back to the app.
 *
 * <p>The token that Atlassian puts into a page's URL is bound to that URL and dies after minutes. A
 * page that stays open embeds a session token instead and sends it as {@code Authorization: JWT …}
 * to a path configured for it ({@code atlassian.connect.context-token-paths}). Each answer carries
 * a renewed one in the header {@value #HEADER}.
 *
 * @since 0.1
 */
public interface SessionTokens {

  /** The response header that carries the renewed token. */
  String HEADER = "X-Connect-Session-Token";

  /**
   * Issues a token for the current caller, to be written into the page.
   *
   * @return a compact JWT, bound to this app, the tenant and the user; valid for 15 minutes unless
   *     configured otherwise
   * @throws NotAuthenticatedException if there is no current caller
   */
  Secret issue();
}
