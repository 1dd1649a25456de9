package dev.connectsecurity.internal.token;

import java.time.Clock;
import java.util.Set;

/** Verifies RS256 tokens of lifecycle callbacks. */
public final class InstallTokenVerifier {

  /** Makes one. */
  public InstallTokenVerifier(
      Clock clock, TokenPolicy policy, InstallKeys keys, Set<String> audiences) {}

  /** Verifies. */
  public VerifiedToken verify(String compact, QueryHashRule rule) {
    throw new UnsupportedOperationException();
  }
}
