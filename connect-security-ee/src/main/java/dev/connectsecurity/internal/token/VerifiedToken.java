package dev.connectsecurity.internal.token;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A token that a verifier has found good; nobody else can make one.
 *
 * @since 0.1
 */
public final class VerifiedToken {
  private final String compact;
  private final Claims claims;
  private final Lifetime lifetime;
  private final String issuer;
  private final Optional<String> subject;

  VerifiedToken(String compact, Claims claims, Lifetime lifetime) {
    this.compact = compact;
    this.claims = claims;
    this.lifetime = lifetime;
    this.issuer = claims.issuer();
    this.subject = claims.subject();
    // Refused now, because who asks for it later believes the token.
    claims.foundContext();
  }

  /**
   * Gives the issuer: the tenant's client key, or the app's key in a session token.
   *
   * @return the claim {@code iss}, 1 to 255 characters without controls
   */
  public String issuer() {
    return issuer;
  }

  /**
   * Gives the user.
   *
   * @return the Atlassian account id of {@code sub}, or else of {@code context.user.accountId}: 1
   *     to 255 characters without controls; empty if the caller is anonymous or is the product
   *     itself
   */
  public Optional<String> subject() {
    return subject;
  }

  /**
   * Tells when the token was issued.
   *
   * @return the claim {@code iat}
   */
  public Instant issuedAt() {
    return lifetime.issuedAt();
  }

  /**
   * Tells when the token expires.
   *
   * @return the claim {@code exp}, without leeway
   */
  public Instant expiresAt() {
    return lifetime.expiresAt();
  }

  /**
   * Tells when the user of a session token proved who he is, however often it was renewed since.
   *
   * @return the claim {@code auth_time}; empty if the token has none
   */
  public Optional<Instant> authenticatedAt() {
    return claims.time(SessionTokenCodec.AUTH_TIME);
  }

  /**
   * Gives what the product says about the page.
   *
   * @return the claim {@code context}; empty if the token has none
   */
  public Optional<JsonObject> context() {
    return claims.context();
  }

  /**
   * Gives any other claim.
   *
   * @param claim its name
   * @return its value, if it is there and is a text
   */
  public Optional<String> text(String claim) {
    return claims.text(Objects.requireNonNull(claim, "claim"));
  }

  /**
   * Gives a name for the token that can be kept and logged.
   *
   * @return SHA-256 of the compact token, 64 lower-case hexadecimal digits
   */
  public String fingerprint() {
    return Sha256.hex(compact);
  }

  /**
   * Masks the token.
   *
   * @return a text with the issuer only
   */
  @Override
  public String toString() {
    return "VerifiedToken[issuer=" + issuer + "]";
  }
}
