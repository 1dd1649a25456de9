package dev.connectsecurity.samples.simulator.oauth;

import java.util.Set;

/**
 * Who may ask for tokens.
 *
 * @param kind how it asks
 * @param id the client id
 * @param secret the client secret
 * @param redirectUris where codes may go, compared letter by letter; none but for an app
 * @param scopes the most that can be asked for
 * @param cloudIds the sites of a client that needs no user; none for an app
 */
public record OAuthClient(
    Kind kind,
    String id,
    String secret,
    Set<String> redirectUris,
    Set<String> scopes,
    Set<String> cloudIds) {

  /** Asks for a refresh token. */
  static final String OFFLINE = "offline_access";

  /** How a client gets its tokens. */
  public enum Kind {
    /** An app to which users consent (3LO). */
    APP,
    /** A service account with an OAuth 2.0 credential. */
    SERVICE_ACCOUNT,
    /** A Connect app at one tenant, which has {@code authentication: oauth2}. */
    CONNECT_APP
  }

  /** Makes a client. */
  public OAuthClient {
    redirectUris = Set.copyOf(redirectUris);
    scopes = Set.copyOf(scopes);
    cloudIds = Set.copyOf(cloudIds);
  }

  boolean mayAskFor(Set<String> wanted) {
    return wanted.stream().allMatch(scope -> scope.equals(OFFLINE) || scopes.contains(scope));
  }

  @Override
  public String toString() {
    return "OAuthClient[" + kind + " " + id + "]";
  }
}
