package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.token.CanonicalRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where browsers reach the consent desk.
 *
 * @param root of the application as browsers see it, without a trailing slash
 * @param login below the context root
 * @param callback below the context root
 */
record ConsentPaths(URI root, String login, String callback) {
  private static final Logger LOG = System.getLogger(ConsentPaths.class.getName());

  /**
   * Finds out at deployment.
   *
   * @throws Mistake if the callback is the context root itself, or where logins begin
   */
  static ConsentPaths at(String contextPath, Settings.OAuth settings) {
    URI redirectUri = settings.redirectUri();
    String path = redirectUri.getRawPath();
    Optional<String> below = CanonicalRequest.belowBase(path, contextPath);
    if (below.isEmpty()) {
      LOG.log(Level.WARNING, Problem.OAUTH.says(behindProxy(redirectUri, contextPath)));
    }
    String callback = below.orElse(path);
    if (path.equals(contextPath) || callback.equals(settings.loginPath())) {
      throw Problem.OAUTH.mistake(
          ConfigKey.OAUTH_REDIRECT_URI.key()
              + "="
              + redirectUri
              + " leads to "
              + (path.equals(contextPath) ? "the context path itself" : where(settings))
              + ". Register and configure another one, for example: "
              + ConfigKey.OAUTH_REDIRECT_URI.exampleLine());
    }
    return new ConsentPaths(root(redirectUri, callback), settings.loginPath(), callback);
  }

  private static String where(Settings.OAuth settings) {
    return settings.loginPath() + ", which is " + ConfigKey.OAUTH_LOGIN_PATH.key();
  }

  private static String behindProxy(URI redirectUri, String contextPath) {
    return ConfigKey.OAUTH_REDIRECT_URI.key()
        + "="
        + redirectUri
        + " does not point below the context path '"
        + contextPath
        + "': taken for the address of a proxy that maps one to the other";
  }

  private static URI root(URI redirectUri, String callback) {
    String whole = redirectUri.toString();
    return URI.create(whole.substring(0, whole.length() - callback.length()));
  }

  /** Gives both paths. */
  List<String> all() {
    return List.of(login, callback);
  }
}
