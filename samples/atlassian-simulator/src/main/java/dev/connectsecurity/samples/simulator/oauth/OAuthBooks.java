package dev.connectsecurity.samples.simulator.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Who may ask, who has agreed, and every code and token that is out. */
public final class OAuthBooks {

  private static final String AUDIENCE = "api.atlassian.com";

  private final Map<String, OAuthClient> clients = new ConcurrentHashMap<>();
  private final Consents consents = new Consents();
  private final ConnectApps connectApps;
  private final AuthorizationCodes codes;
  private final RefreshTokens refreshTokens;
  private final BearerTokens bearerTokens;

  /** Opens empty books. */
  public OAuthBooks(ConnectApps connectApps, Clock clock) {
    this.connectApps = connectApps;
    codes = new AuthorizationCodes(clock);
    refreshTokens = new RefreshTokens(clock);
    bearerTokens = new BearerTokens(clock);
  }

  /** Lets a client ask. */
  public void register(OAuthClient client) {
    clients.put(client.id(), client);
  }

  /** Gives where codes may go, of all clients. */
  public List<String> redirectUris() {
    return clients.values().stream().flatMap(client -> client.redirectUris().stream()).toList();
  }

  /**
   * Finds the app that sends a browser, if the answer may go where it says; otherwise the browser
   * must not be sent there.
   */
  public Optional<OAuthClient> sender(String clientId, String redirectUri) {
    return Optional.ofNullable(clients.get(clientId))
        .filter(client -> client.redirectUris().contains(redirectUri));
  }

  /** Checks what a known app asks a user for. */
  public AuthorizeRequest authorizeRequest(
      OAuthClient client, String redirectUri, Function<String, Optional<String>> parameters) {
    return AuthorizeRequest.of(client, redirectUri, parameters);
  }

  /** Notes a consent and gives the code for it. */
  public String agree(AuthorizeRequest request, String accountId, Set<String> cloudIds) {
    consents.give(new Consent(request.client().id(), accountId, request.scopes(), cloudIds));
    return codes.issue(request, accountId);
  }

  /** Answers a token request; its fields are given by name. */
  public Granted grant(Function<String, String> field) {
    return switch (field.apply("grant_type")) {
      case "authorization_code" -> byCode(app(field), field);
      case "refresh_token" -> byRefreshToken(app(field), field);
      case "client_credentials" -> byCredentials(field);
      default -> throw OAuthRefusal.unsupportedGrantType("grant_type is not supported");
    };
  }

  /** Finds whom an access token stands for, if it is still good. */
  public Optional<Bearer> bearer(String token) {
    return bearerTokens.find(token).flatMap(this::current);
  }

  /** Ends the life of all access tokens that are out; refresh tokens stay good. */
  public void expireAccessTokens() {
    bearerTokens.expire();
  }

  /** Changes how long access tokens live that are handed out from now on. */
  public void limitAccessTokens(Duration life) {
    bearerTokens.live(life);
  }

  /** Ends all consents of a user, with their tokens. */
  public void revoke(String accountId) {
    consents.end(accountId);
    refreshTokens.end(accountId);
    bearerTokens.end(accountId);
  }

  private Granted byCode(OAuthClient client, Function<String, String> field) {
    AuthorizationCodes.Issued issued =
        codes.take(field.apply("code")).orElseThrow(OAuthRefusal::invalidCode);
    AuthorizeRequest asked = issued.request();
    if (!asked.client().id().equals(client.id())) {
      throw OAuthRefusal.invalidCode();
    }
    if (!asked.redirectUri().equals(field.apply("redirect_uri"))) {
      throw OAuthRefusal.invalidRequest("redirect_uri is not the one that the code was sent to");
    }
    if (asked.challenge().filter(c -> !Pkce.proves(field.apply("code_verifier"), c)).isPresent()) {
      throw new OAuthRefusal(403, "invalid_grant", "Failed to verify code verifier");
    }
    Consent consent =
        consents.find(client.id(), issued.accountId()).orElseThrow(OAuthRefusal::invalidCode);
    Optional<String> refreshToken =
        asked.scopes().contains(OAuthClient.OFFLINE)
            ? Optional.of(refreshTokens.begin(client.id(), issued.accountId()))
            : Optional.empty();
    return user(client, consent, refreshToken);
  }

  private Granted byRefreshToken(OAuthClient client, Function<String, String> field) {
    RefreshTokens.Renewed renewed = refreshTokens.renew(field.apply("refresh_token"), client.id());
    Consent consent =
        consents
            .find(client.id(), renewed.accountId())
            .orElseThrow(OAuthRefusal::invalidRefreshToken);
    return user(client, consent, Optional.of(renewed.token()));
  }

  private Granted user(OAuthClient client, Consent consent, Optional<String> refreshToken) {
    return granted(
        new Bearer(client, consent.accountId(), consent.scopes(), consent.cloudIds()),
        refreshToken);
  }

  private Granted byCredentials(Function<String, String> field) {
    OAuthClient client =
        connectApps
            .find(field.apply("client_id"))
            .or(() -> Optional.ofNullable(clients.get(field.apply("client_id"))))
            .filter(one -> knowsSecret(one, field))
            .orElseThrow(OAuthBooks::stranger);
    if (client.kind() == OAuthClient.Kind.APP) {
      throw mayNot();
    }
    String audience = field.apply("audience");
    boolean optional = client.kind() == OAuthClient.Kind.SERVICE_ACCOUNT && audience.isEmpty();
    if (!optional && !audience.equals(AUDIENCE)) {
      throw new OAuthRefusal(403, "access_denied", "audience is not " + AUDIENCE);
    }
    String account = client.kind() == OAuthClient.Kind.SERVICE_ACCOUNT ? client.id() : "";
    return granted(
        new Bearer(client, account, client.scopes(), client.cloudIds()), Optional.empty());
  }

  private Granted granted(Bearer bearer, Optional<String> refreshToken) {
    return new Granted(
        bearerTokens.issue(bearer), bearerTokens.life(), bearer.scopes(), refreshToken);
  }

  private OAuthClient app(Function<String, String> field) {
    OAuthClient client =
        Optional.ofNullable(clients.get(field.apply("client_id")))
            .filter(one -> knowsSecret(one, field))
            .orElseThrow(OAuthBooks::stranger);
    if (client.kind() != OAuthClient.Kind.APP) {
      throw mayNot();
    }
    return client;
  }

  /** A consent may have ended, or grown, since the token was issued. */
  private Optional<Bearer> current(Bearer bearer) {
    if (bearer.kind() == OAuthClient.Kind.CONNECT_APP) {
      // a reinstall gives a new secret; what was bought with the old one is worthless then
      return connectApps
          .find(bearer.client().id())
          .filter(app -> app.secret().equals(bearer.client().secret()))
          .map(app -> bearer);
    }
    if (bearer.kind() == OAuthClient.Kind.SERVICE_ACCOUNT) {
      return Optional.of(bearer);
    }
    return consents
        .find(bearer.client().id(), bearer.accountId())
        .map(
            consent ->
                new Bearer(
                    bearer.client(), bearer.accountId(), bearer.scopes(), consent.cloudIds()));
  }

  private static boolean knowsSecret(OAuthClient client, Function<String, String> field) {
    return MessageDigest.isEqual(
        client.secret().getBytes(UTF_8), field.apply("client_secret").getBytes(UTF_8));
  }

  private static OAuthRefusal stranger() {
    return new OAuthRefusal(401, "access_denied", "Unauthorized");
  }

  private static OAuthRefusal mayNot() {
    return new OAuthRefusal(
        401, "unauthorized_client", "the client is not allowed to use this grant type");
  }
}
