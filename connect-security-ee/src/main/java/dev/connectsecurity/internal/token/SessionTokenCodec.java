package dev.connectsecurity.internal.token;

import dev.connectsecurity.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues and verifies session tokens. */
public final class SessionTokenCodec {

  /** Makes one. */
  public SessionTokenCodec(
      Clock clock, String appKey, Duration lifetime, Duration maxSession, TokenPolicy policy) {}

  /** Issues. */
  public String issue(
      String clientKey, Optional<String> accountId, Secret secret, Instant authenticatedAt) {
    throw new UnsupportedOperationException();
  }

  /** Verifies. */
  public VerifiedToken verify(String compact, TenantSecrets tenants) {
    throw new UnsupportedOperationException();
  }

  /** Peeks. */
  public boolean isSessionToken(String compact) {
    throw new UnsupportedOperationException();
  }
}
