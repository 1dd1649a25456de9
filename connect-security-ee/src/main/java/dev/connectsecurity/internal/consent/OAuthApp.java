package dev.connectsecurity.internal.consent;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.ClientCredentials;
import dev.connectsecurity.internal.exchange.WebUri;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The app as it is registered with Atlassian, and where it stands.
 *
 * <p>What browsers see is the redirect URI: where its path is below the context path, so are all
 * others; where it is not, a proxy maps the root of its origin to the context. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/">OAuth 2.0 (3LO)
 * apps</a>.
 *
 * @param clientId the app's client id
 * @param clientSecret the app's client secret
 * @param redirectUri where Atlassian sends browsers back to, as it is registered
 * @param scopes what users are asked to consent to
 * @param server the authorization server, {@code https://auth.atlassian.com}
 * @param pkce whether the consent is bound by RFC 7636, which Atlassian does not document
 * @param contextPath of the deployed application, empty for the root
 * @param loginPath where browsers begin, below the context root
 * @param defaultPage where browsers end without a better page, below the context root
 * @param loginLifetime how long a browser stays signed in, at least ten minutes
 * @since 0.1
 */
public record OAuthApp(
    String clientId,
    Secret clientSecret,
    URI redirectUri,
    List<String> scopes,
    URI server,
    boolean pkce,
    String contextPath,
    String loginPath,
    String defaultPage,
    Duration loginLifetime) {
  /** How long a browser may take at Atlassian. */
  static final Duration LOGIN_TIME = Duration.ofMinutes(10);

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
  // RFC 6749 section 3.3
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");
  // What every server maps and routes as it is written.
  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

  /**
   * Makes an app.
   *
   * @throws IllegalArgumentException if one of it cannot be used; the message says which and never
   *     quotes the secret
   */
  public OAuthApp {
    scopes = List.copyOf(scopes);
    Objects.requireNonNull(contextPath, "contextPath");
    demand(VISIBLE.matcher(clientId).matches(), "the client id is blank or has spaces");
    demand(!clientSecret.reveal().isBlank(), "the client secret is blank");
    demand(
        new WebUri(redirectUri).isPlain(),
        "the redirect URI is not an http or https URL of scheme, host, port and path");
    demand(
        !scopes.isEmpty() && scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches()),
        "the scopes are empty, or one has characters that no scope has");
    demand(
        new WebUri(server).isPlain(), "the authorization server is not a plain http or https URL");
    String callback = pathBelow(contextPath, redirectUri);
    demand(
        PATH.matcher(callback).matches(),
        "the path of the redirect URI is empty, or not made of plain segments");
    demand(PATH.matcher(loginPath).matches(), "the login path is not made of plain segments");
    demand(!callback.equals(loginPath), "the login path is that of the redirect URI");
    demand(ReturnTo.isSafe(defaultPage, ""), "the default page is not a path of this application");
    demand(
        loginLifetime.compareTo(LOGIN_TIME) >= 0, "the login's lifetime is less than ten minutes");
  }

  /**
   * Gives id and secret.
   *
   * @return what renewals need
   */
  public ClientCredentials client() {
    return new ClientCredentials(clientId, clientSecret);
  }

  /**
   * Gives where the callback is to be registered.
   *
   * @return a path below the context root
   */
  public String callbackPath() {
    return pathBelow(contextPath, redirectUri);
  }

  /**
   * Gives where browsers begin, to end at the default page.
   *
   * @return an absolute URI
   */
  public URI loginUri() {
    String origin = redirectUri.getScheme() + "://" + redirectUri.getRawAuthority();
    return URI.create(origin + publicPath() + loginPath);
  }

  /**
   * Tells whether a proxy must stand between browsers and the context, or else the redirect URI is
   * wrong.
   *
   * @return whether the redirect URI's path is not below the context path
   */
  public boolean needsProxy() {
    return !publicPath().equals(contextPath);
  }

  /** Gives the path that all paths of this application begin with, as browsers see them. */
  String publicPath() {
    String path = redirectUri.getRawPath();
    return path.substring(0, path.length() - callbackPath().length());
  }

  /** Tells whether browsers come by https. */
  boolean isSecure() {
    return "https".equalsIgnoreCase(redirectUri.getScheme());
  }

  private static String pathBelow(String contextPath, URI redirectUri) {
    String path = redirectUri.getRawPath();
    return path.startsWith(contextPath + "/") ? path.substring(contextPath.length()) : path;
  }

  private static void demand(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
