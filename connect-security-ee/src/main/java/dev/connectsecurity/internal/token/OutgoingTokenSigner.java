package dev.connectsecurity.internal.token;

import dev.connectsecurity.Secret;
import java.time.Clock;

/** Signs the app's calls to a tenant. */
public final class OutgoingTokenSigner {

  /** Makes one. */
  public OutgoingTokenSigner(Clock clock, String appKey) {}

  /** Signs. */
  public String sign(Secret secret, CanonicalRequest request, String audience) {
    throw new UnsupportedOperationException();
  }
}
