package dev.connectsecurity.internal.store;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;

/** The store of grants and sign-ins that a promise is tested on. */
interface GrantsUnderTest {
  OAuthGrants grants();

  LoginAttempts logins();

  MovableClock clock();

  default void add(OAuthGrant grant) {
    grants().add(grant, Grants.browser(grant.id()));
  }

  default OAuthGrant stored(String id) {
    return grants().find(id).orElseThrow();
  }
}
