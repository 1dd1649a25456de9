package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;
import java.time.Duration;

/** What every store promises about all that it keeps: tenants, grants and sign-ins. */
abstract class StoreContract extends AtlassianHostsContract
    implements GrantPromises, GrantChangePromises, GrantLimitPromises, LoginPromises {
  /** How long the grants of these tests wait for a lock. */
  static final Duration LOCK_WAIT = Duration.ofSeconds(2);

  private Kept kept;

  /** Makes an empty store. */
  abstract Kept open(MovableClock clock);

  @Override
  AtlassianHosts create(MovableClock clock) {
    kept = open(clock);
    return kept.hosts();
  }

  @Override
  public OAuthGrants grants() {
    return kept.grants();
  }

  @Override
  public LoginAttempts logins() {
    return kept.logins();
  }

  /** All that a store keeps. */
  record Kept(AtlassianHosts hosts, OAuthGrants grants, LoginAttempts logins) {}
}
