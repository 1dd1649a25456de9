package dev.connectsecurity;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant as support may see it: all of it but the secret.
 *
 * @param clientKey the tenant's identity
 * @param product the product of the site
 * @param baseUrl root of the product's URLs
 * @param displayUrl the customer's own domain
 * @param cloudId id of the site in Atlassian's gateway
 * @param oauthClientId client id for user impersonation
 * @param authentication how the app authenticates as itself
 * @param scopes what the descriptor asked for when the tenant was last installed
 * @param status where the tenant stands
 * @since 0.1
 */
public record HostSummary(
    String clientKey,
    Product product,
    URI baseUrl,
    Optional<URI> displayUrl,
    Optional<String> cloudId,
    Optional<String> oauthClientId,
    HostAuthentication authentication,
    Set<ConnectScope> scopes,
    HostStatus status) {

  /**
   * Makes a summary.
   *
   * @throws NullPointerException if a component is null
   */
  public HostSummary {
    Objects.requireNonNull(clientKey, "clientKey");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(baseUrl, "baseUrl");
    Objects.requireNonNull(displayUrl, "displayUrl");
    Objects.requireNonNull(cloudId, "cloudId");
    Objects.requireNonNull(oauthClientId, "oauthClientId");
    Objects.requireNonNull(authentication, "authentication");
    Objects.requireNonNull(status, "status");
    scopes = Set.copyOf(scopes);
  }

  /**
   * Leaves the secret of a tenant out.
   *
   * @param host the tenant
   * @return the rest of it
   */
  public static HostSummary of(AtlassianHost host) {
    return new HostSummary(
        host.clientKey(),
        host.product(),
        host.baseUrl(),
        host.displayUrl(),
        host.cloudId(),
        host.oauthClientId(),
        host.authentication(),
        host.scopes(),
        host.status());
  }
}
