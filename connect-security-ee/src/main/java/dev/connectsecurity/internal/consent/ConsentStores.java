package dev.connectsecurity.internal.consent;

import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;
import java.util.Objects;

/**
 * Where logins and what comes of them are kept.
 *
 * @param attempts logins that are on their way
 * @param grants what users have consented to
 * @since 0.1
 */
public record ConsentStores(LoginAttempts attempts, OAuthGrants grants) {

  /** Makes the pair. */
  public ConsentStores {
    Objects.requireNonNull(attempts, "attempts");
    Objects.requireNonNull(grants, "grants");
  }
}
