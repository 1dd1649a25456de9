package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Signs the app's calls to a tenant, each token for one request.
 *
 * <p>Source: Atlassian, "Understanding JWT for Connect apps", section "Creating a JWT token".
 *
 * @since 0.1
 */
public final class OutgoingTokenSigner {
  private static final Duration LIFETIME = Duration.ofSeconds(180);

  private final Clock clock;
  private final String appKey;

  /**
   * Makes a signer.
   *
   * @param clock the time
   * @param appKey the key of the app's descriptor, the issuer of all its tokens
   */
  public OutgoingTokenSigner(Clock clock, String appKey) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.appKey = Objects.requireNonNull(appKey, "appKey");
  }

  /**
   * Signs a token, HS256, that lives for 180 seconds.
   *
   * @param secret the tenant's shared secret, at least 32 bytes of UTF-8
   * @param request the request to send, its path below the tenant's base URL
   * @param audience the tenant's client key
   * @return the compact token, for {@code Authorization: JWT …}
   * @throws dev.connectsecurity.NotAuthenticatedException for {@code TENANT_KEY} if the secret is
   *     too short
   */
  public String sign(Secret secret, CanonicalRequest request, String audience) {
    Instant now = clock.instant();
    ClaimsWriter claims =
        new ClaimsWriter()
            .text("iss", appKey)
            .list("aud", audience)
            .number("iat", now.getEpochSecond())
            .number("exp", now.plus(LIFETIME).getEpochSecond())
            .text("qsh", request.hash());
    return Hs256Signer.sign(claims, secret);
  }

  /**
   * Tells whether a token was signed with a secret; nothing else about it is checked.
   *
   * @param token what {@link #sign} gave
   * @param secret a tenant's shared secret
   * @return whether the signature fits
   */
  public boolean isSignedWith(String token, Secret secret) {
    try {
      return Hs256.verifies(CompactJws.parse(token, Hs256.NAME), Hs256.key(secret));
    } catch (NotAuthenticatedException unusable) {
      return false;
    }
  }
}
