package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies what a tenant signs with its shared secret: pages, webhooks, {@code enabled}, {@code
 * disabled} and context tokens.
 *
 * <p>HS256 only, by the JDK's own {@code Mac}, because this runs at every request. Source:
 * Atlassian, "Understanding JWT for Connect apps".
 *
 * @since 0.1
 */
public final class HostTokenVerifier {
  private final Clock clock;
  private final TokenPolicy policy;

  /**
   * Makes a verifier.
   *
   * @param clock the time
   * @param policy how much time a token may claim
   */
  public HostTokenVerifier(Clock clock, TokenPolicy policy) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /**
   * Verifies a token.
   *
   * @param compact the token as it came
   * @param tenants finds the secret of the claimed issuer
   * @param rule the query-string hashes that this path accepts
   * @param audiences whom a token may be meant for; one that names none is meant for the app
   * @return the verified token
   * @throws NotAuthenticatedException if anything about the token is not as it must be
   */
  public VerifiedToken verify(
      String compact, TenantSecrets tenants, QueryHashRule rule, Set<String> audiences) {
    CompactJws jws = CompactJws.parse(compact, Hs256.NAME);
    Claims claims = jws.claims();
    checkSignature(jws, tenants.secretOf(claims.issuer()));
    Lifetime lifetime = Lifetime.check(claims, clock.instant(), policy);
    List<String> audience = claims.audiences();
    if (!audience.isEmpty() && audience.stream().noneMatch(one -> Audiences.has(audiences, one))) {
      throw new NotAuthenticatedException(Reason.AUDIENCE, "the token is meant for somebody else");
    }
    QueryHash.check(claims, rule);
    return new VerifiedToken(compact, claims, lifetime);
  }

  static void checkSignature(CompactJws jws, Optional<Secret> secret) {
    if (secret.isEmpty()) {
      Hs256.verifyForNobody(jws);
      throw new NotAuthenticatedException(Reason.UNKNOWN_TENANT, "the issuer is not a tenant");
    }
    if (!Hs256.verifies(jws, Hs256.key(secret.get()))) {
      throw new NotAuthenticatedException(Reason.SIGNATURE, "the signature does not fit");
    }
  }
}
