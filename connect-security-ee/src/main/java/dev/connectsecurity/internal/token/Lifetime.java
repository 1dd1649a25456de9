package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The checked times of a token. RFC 7519 sections 4.1.4 to 4.1.6. */
record Lifetime(Instant issuedAt, Instant expiresAt) {

  /**
   * Checks a token's times against the clock.
   *
   * <p>The token is refused from {@code exp + leeway} on, that instant included; {@code iat} and
   * {@code nbf} may be {@code now + leeway}, but no later.
   */
  static Lifetime check(Claims claims, Instant now, TokenPolicy policy) {
    Optional<Instant> expiry = claims.time("exp");
    Optional<Instant> issue = claims.time("iat");
    Optional<Instant> start = claims.time("nbf");
    Instant exp = expiry.orElseThrow(() -> refused(Reason.EXPIRED, "there is no exp"));
    Instant iat = issue.orElseThrow(() -> refused(Reason.ISSUED_AT, "there is no iat"));
    if (!now.isBefore(exp.plus(policy.leeway()))) {
      throw refused(Reason.EXPIRED, "the token has expired");
    }
    Instant latest = now.plus(policy.leeway());
    if (iat.isAfter(latest)) {
      throw refused(Reason.ISSUED_AT, "the token comes from the future");
    }
    Duration length = Duration.between(iat, exp);
    if (length.isNegative() || length.isZero() || length.compareTo(policy.maxLifetime()) > 0) {
      throw refused(Reason.LIFETIME, "the time from iat to exp is not acceptable");
    }
    if (start.filter(nbf -> nbf.isAfter(latest) || !nbf.isBefore(exp)).isPresent()) {
      throw refused(Reason.NOT_BEFORE, "the token is not valid yet");
    }
    return new Lifetime(iat, exp);
  }

  private static NotAuthenticatedException refused(Reason reason, String message) {
    return new NotAuthenticatedException(reason, message);
  }
}
