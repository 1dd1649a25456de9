package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.testing.FakeProduct;
import java.util.Optional;
import java.util.Set;

/** A caller who was let in. */
record User(AtlassianHost host, Optional<String> accountId) implements AtlassianPrincipal {

  static User alice(AtlassianHost host) {
    return new User(host, Optional.of(FakeProduct.ALICE));
  }

  static User nobody(AtlassianHost host) {
    return new User(host, Optional.empty());
  }

  @Override
  public String getName() {
    return accountId.orElse(host.clientKey());
  }

  @Override
  public Set<ConnectScope> scopes() {
    return host.grantedScopes();
  }
}
