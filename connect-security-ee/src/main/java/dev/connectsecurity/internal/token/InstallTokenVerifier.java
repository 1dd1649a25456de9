package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Verifies what Atlassian itself signs: the lifecycle callbacks {@code installed} and {@code
 * uninstalled}.
 *
 * <p>RS256 only. The token does not cover the callback's body, and whether its issuer is the body's
 * client key is for the caller to compare. Source: Atlassian, "Security for Connect apps".
 *
 * @since 0.1
 */
public final class InstallTokenVerifier {
  private final Clock clock;
  private final TokenPolicy policy;
  private final InstallKeys keys;
  private final Set<String> audiences;

  /**
   * Makes a verifier.
   *
   * @param clock the time
   * @param policy how much time a token may claim
   * @param keys where public keys come from
   * @param audiences the app's base URL and its configured alternates; one slash at the end does
   *     not count
   */
  public InstallTokenVerifier(
      Clock clock, TokenPolicy policy, InstallKeys keys, Set<String> audiences) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.policy = Objects.requireNonNull(policy, "policy");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.audiences = Set.copyOf(audiences);
  }

  /**
   * Verifies a token. The key id's shape is checked before any key is asked for.
   *
   * @param compact the token as it came
   * @param rule the query-string hashes that this path accepts
   * @return the verified token
   * @throws NotAuthenticatedException if anything about the token is not as it must be
   * @throws dev.connectsecurity.UnavailableException if the keys give no answer
   */
  public VerifiedToken verify(String compact, QueryHashRule rule) {
    CompactJws jws = CompactJws.parse(compact, Rs256.NAME);
    Claims claims = jws.claims();
    String kid = KeyId.of(jws.header());
    claims.issuer();
    checkSignature(jws, keys.keyFor(kid));
    Lifetime lifetime = Lifetime.check(claims, clock.instant(), policy);
    List<String> audience = claims.audiences();
    // one audience only: a token that is also meant for somebody else may come from there
    if (audience.size() != 1 || !Audiences.has(audiences, audience.get(0))) {
      throw new NotAuthenticatedException(Reason.AUDIENCE, "the token is not meant for this app");
    }
    QueryHash.check(claims, rule);
    return new VerifiedToken(compact, claims, lifetime);
  }

  private static void checkSignature(CompactJws jws, PublicKey key) {
    if (!Rs256.isSound(key)) {
      throw new NotAuthenticatedException(Reason.KEY_ID, "the key is not a sound RSA key");
    }
    if (!Rs256.verifies(jws, key)) {
      throw new NotAuthenticatedException(Reason.SIGNATURE, "the signature does not fit");
    }
  }
}
