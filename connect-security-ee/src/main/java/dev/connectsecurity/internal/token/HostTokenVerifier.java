package dev.connectsecurity.internal.token;

import java.time.Clock;
import java.util.Set;

/** Verifies HS256 tokens of tenants. */
public final class HostTokenVerifier {

  /** Makes one. */
  public HostTokenVerifier(Clock clock, TokenPolicy policy) {}

  /** Verifies. */
  public VerifiedToken verify(
      String compact, TenantSecrets tenants, QueryHashRule rule, Set<String> audiences) {
    throw new UnsupportedOperationException();
  }
}
