package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.OAuthBooks;
import dev.connectsecurity.samples.simulator.oauth.OAuthClient;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/**
 * The authorization server of OAuth 2.0 ({@code auth.atlassian.com}): asks users for their consent,
 * trades codes, refresh tokens and client credentials for access tokens. What those open is behind
 * the {@link Gateway}.
 */
public final class OAuthServer {

  private final OAuthBooks books;
  private final ConsentDesk consents;
  private final TokenDesk tokens;
  private final LoopbackServer server;

  OAuthServer(
      int port,
      ScheduledExecutorService threads,
      Directory directory,
      OAuthBooks books,
      WireLog log) {
    this.books = books;
    server = new LoopbackServer(port, threads);
    consents = new ConsentDesk(server.origin(), directory, books, log);
    tokens = new TokenDesk(server.origin(), books, log);
    server.start(new OAuthEndpoint(consents, tokens));
  }

  /** The server's origin. */
  public String url() {
    return server.origin();
  }

  /** Where browsers are sent. */
  public String authorizeUrl() {
    return url() + OAuthEndpoint.AUTHORIZE;
  }

  /** Where codes, refresh tokens and client credentials are posted. */
  public String tokenUrl() {
    return url() + OAuthEndpoint.TOKEN;
  }

  /**
   * Registers an app to which users consent.
   *
   * @param redirectUri the only place where its codes may go
   * @param scopes the most that it may ask for, {@code offline_access} aside
   */
  public void register(String clientId, String secret, String redirectUri, String... scopes) {
    books.register(
        new OAuthClient(
            OAuthClient.Kind.APP, clientId, secret, Set.of(redirectUri), Set.of(scopes), Set.of()));
  }

  /** Where codes may go, of all apps to which users consent. */
  List<String> redirectUris() {
    return books.redirectUris();
  }

  /** Registers an OAuth 2.0 credential of a service account, which may call one site. */
  public void registerServiceAccount(String clientId, String secret, Site site, String... scopes) {
    books.register(
        new OAuthClient(
            OAuthClient.Kind.SERVICE_ACCOUNT,
            clientId,
            secret,
            Set.of(),
            Set.of(scopes),
            Set.of(site.cloudId())));
  }

  /**
   * Consents without a browser.
   *
   * @param authorizeUri where the app sent the browser
   * @param user who agrees
   * @param sites for which sites
   * @return where the browser is sent then, with a code; or with an error, when the request is
   *     wrong
   * @throws IllegalArgumentException if client id or redirect URI is wrong
   */
  public URI accept(URI authorizeUri, User user, Site... sites) {
    Set<String> cloudIds = Arrays.stream(sites).map(Site::cloudId).collect(Collectors.toSet());
    return consents.accept(authorizeUri, user, cloudIds);
  }

  /** Refuses without a browser; gives where the browser is sent then. */
  public URI refuse(URI authorizeUri) {
    return consents.refuse(authorizeUri);
  }

  /** Ends the life of all access tokens that are out; refresh tokens stay good. */
  public void expireAccessTokens() {
    books.expireAccessTokens();
  }

  /** Changes how long access tokens live that are handed out from now on; one hour at first. */
  public void limitAccessTokens(Duration life) {
    books.limitAccessTokens(life);
  }

  /** Ends all consents of a user, as the user can do in the account's settings. */
  public void revoke(User user) {
    books.revoke(user.accountId());
  }

  /**
   * Counts the token requests that were worked on, whether or not the answer arrived.
   *
   * @param grantType such as {@code refresh_token}
   */
  public int tokenRequests(String grantType) {
    return tokens.requests(grantType);
  }

  /** What goes wrong here on demand. */
  public Faults faults() {
    return server.faults();
  }

  /** How often each path was asked, for instance {@code of("POST", "/oauth/token")}. */
  public Counts counts() {
    return server.counts();
  }

  void close() {
    server.close();
  }
}
