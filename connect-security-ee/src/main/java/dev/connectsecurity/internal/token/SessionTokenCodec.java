package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Issues and verifies the tokens by which the app's own pages call the app.
 *
 * <p>They are signed with the tenant's shared secret like all others, so they must not pass for any
 * other: issuer and only audience are the app, {@code use} says {@code session} and there is no
 * {@code qsh}, without which neither Atlassian nor {@link HostTokenVerifier} accepts a token.
 *
 * @since 0.1
 */
public final class SessionTokenCodec {
  static final String AUTH_TIME = "auth_time";

  /** The claim that names the tenant, since the issuer is the app. */
  public static final String CLIENT_KEY = "clientKey";

  private static final String USE = "use";
  private static final String SESSION = "session";

  private final Clock clock;
  private final String appKey;
  private final Duration lifetime;
  private final Duration maxSession;
  private final TokenPolicy policy;

  /**
   * Makes a codec.
   *
   * @param clock the time
   * @param appKey the key of the app's descriptor
   * @param lifetime how long one token lives
   * @param maxSession how long tokens can be renewed after the user was authenticated by Atlassian
   * @param policy how much time a token may claim; its longest lifetime is not below {@code
   *     lifetime}
   */
  public SessionTokenCodec(
      Clock clock, String appKey, Duration lifetime, Duration maxSession, TokenPolicy policy) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.appKey = Objects.requireNonNull(appKey, "appKey");
    this.lifetime = Objects.requireNonNull(lifetime, "lifetime");
    this.maxSession = Objects.requireNonNull(maxSession, "maxSession");
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /**
   * Issues a token.
   *
   * @param clientKey the tenant
   * @param accountId the user, or empty
   * @param secret the tenant's shared secret, at least 32 bytes of UTF-8
   * @param authenticatedAt when Atlassian's token was verified; in a renewal as in the token before
   * @return the compact token; it does not outlive the session
   * @throws NotAuthenticatedException for {@code EXPIRED} if the session is over, for {@code
   *     TENANT_KEY} if the secret is too short
   */
  public String issue(
      String clientKey, Optional<String> accountId, Secret secret, Instant authenticatedAt) {
    long now = clock.instant().getEpochSecond();
    long end = endOfSession(authenticatedAt).getEpochSecond();
    if (end <= now) {
      throw new NotAuthenticatedException(Reason.EXPIRED, "the session is over");
    }
    ClaimsWriter claims =
        new ClaimsWriter()
            .text("iss", appKey)
            .list("aud", appKey)
            .text(USE, SESSION)
            .text(CLIENT_KEY, clientKey)
            .number("iat", now)
            .number("exp", Math.min(now + lifetime.toSeconds(), end))
            .number(AUTH_TIME, authenticatedAt.getEpochSecond());
    accountId.ifPresent(account -> claims.text("sub", account));
    return Hs256Signer.sign(claims, secret);
  }

  /**
   * Verifies a token. Its tenant is in the claim {@value #CLIENT_KEY}.
   *
   * @param compact the token as it came
   * @param tenants finds the secret of the claimed tenant
   * @return the verified token
   * @throws NotAuthenticatedException if anything about the token is not as it must be
   */
  public VerifiedToken verify(String compact, TenantSecrets tenants) {
    CompactJws jws = CompactJws.parse(compact, Hs256.NAME);
    Claims claims = jws.claims();
    require(claims.issuer().equals(appKey), Reason.UNKNOWN_TENANT, "the issuer is not the app");
    Optional<String> clientKey = claims.shortText(CLIENT_KEY);
    require(clientKey.isPresent(), Reason.CLAIM, "there is no clientKey");
    HostTokenVerifier.checkSignature(jws, clientKey.flatMap(tenants::secretOf));
    Lifetime times = Lifetime.check(claims, clock.instant(), policy);
    require(
        claims.audiences().equals(List.of(appKey)), Reason.AUDIENCE, "the audience is not the app");
    require(claims.text(USE).filter(SESSION::equals).isPresent(), Reason.CLAIM, "no session token");
    require(!claims.has("qsh"), Reason.QUERY_STRING_HASH, "a session token has no qsh");
    checkSession(claims, times);
    return new VerifiedToken(compact, claims, times);
  }

  /**
   * Tells by whom a token claims to be issued, so that it goes to the right verifier. Nothing is
   * verified.
   *
   * @param compact the token as it came
   * @return whether its issuer is the app; false if the token cannot be read
   */
  public boolean isSessionToken(String compact) {
    try {
      return CompactJws.parse(compact, Hs256.NAME).claims().issuer().equals(appKey);
    } catch (NotAuthenticatedException e) {
      return false;
    }
  }

  private void checkSession(Claims claims, Lifetime times) {
    Optional<Instant> start = claims.time(AUTH_TIME);
    require(
        start.filter(instant -> !instant.isAfter(times.issuedAt())).isPresent(),
        Reason.CLAIM,
        "auth_time is missing or after iat");
    require(
        !times.expiresAt().isAfter(endOfSession(start.get())),
        Reason.LIFETIME,
        "the token outlives its session");
  }

  private Instant endOfSession(Instant authenticatedAt) {
    return authenticatedAt.plus(maxSession);
  }

  private static void require(boolean condition, Reason reason, String message) {
    if (!condition) {
      throw new NotAuthenticatedException(reason, message);
    }
  }
}
