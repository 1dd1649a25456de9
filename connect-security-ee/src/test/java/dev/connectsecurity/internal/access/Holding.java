package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import java.util.Optional;
import java.util.Set;

/** A caller of whom only the scopes matter. */
record Holding(Set<ConnectScope> scopes) implements AtlassianPrincipal {

  static Holding of(ConnectScope... scopes) {
    return new Holding(Set.of(scopes));
  }

  @Override
  public String getName() {
    return "alice";
  }

  @Override
  public Optional<String> accountId() {
    return Optional.of("alice");
  }

  @Override
  public AtlassianHost host() {
    throw new UnsupportedOperationException();
  }
}
