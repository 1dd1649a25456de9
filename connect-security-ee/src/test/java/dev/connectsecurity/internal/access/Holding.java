package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A caller of whom only the scopes matter.
 *
 * @param scopes of a Connect caller; empty for one with an OAuth token
 * @param oauthScopes of a caller with an OAuth token
 */
record Holding(Set<ConnectScope> scopes, Set<String> oauthScopes) implements AtlassianPrincipal {

  static Holding of(ConnectScope... scopes) {
    return new Holding(Set.of(scopes), Set.of());
  }

  static Holding oauth(String... scopes) {
    return new Holding(Set.of(), Set.of(scopes));
  }

  /** A demand of one annotation, for Connect callers only. */
  static ScopeDemand demand(ConnectScope... scopes) {
    return new ScopeDemand(List.of(new Alternative(Set.of(scopes), Set.of())));
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
    return new AtlassianHost(
        "A",
        Product.JIRA,
        URI.create("https://acme.atlassian.net"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of("a-secret-of-tenant-A-that-is-long-enough"),
        Set.of(),
        HostStatus.ENABLED);
  }
}
