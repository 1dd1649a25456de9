package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;

/** The store that a promise is tested on. */
interface StoreUnderTest {
  AtlassianHosts hosts();

  MovableClock clock();

  Tokens tokens();

  default Change install(Tenant tenant, String token) {
    return hosts().install(tenant.host(), tokens().use(token)).change();
  }

  default AtlassianHost found(String clientKey) {
    return hosts().find(clientKey).orElseThrow();
  }
}
