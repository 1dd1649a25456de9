package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import java.util.Optional;
import java.util.Set;

/** Somebody who is calling. */
record FakeCaller(AtlassianHost host, Optional<String> accountId) implements AtlassianPrincipal {

  @Override
  public String getName() {
    return accountId.orElse(host.clientKey());
  }

  @Override
  public Set<ConnectScope> scopes() {
    return host.grantedScopes();
  }
}
