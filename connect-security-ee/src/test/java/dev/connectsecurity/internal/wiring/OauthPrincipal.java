package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** A caller with an OAuth token, which holds no Connect scope at all. */
record OauthPrincipal(Set<String> oauthScopes) implements AtlassianPrincipal {

  @Override
  public String getName() {
    return "olivia";
  }

  @Override
  public Optional<String> accountId() {
    return Optional.of("olivia");
  }

  @Override
  public AtlassianHost host() {
    return new AtlassianHost(
        "O",
        Product.JIRA,
        URI.create("https://acme.atlassian.net"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of("a-secret-of-tenant-O-that-is-long-enough"),
        Set.of(),
        HostStatus.ENABLED);
  }

  @Override
  public Set<ConnectScope> scopes() {
    return Set.of();
  }
}
