package dev.connectsecurity;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant: one installation of the app in one product of one site.
 *
 * <p>Made of what Atlassian sent with the last {@code installed} callback. A value; it never
 * changes. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/connect-app-descriptor/#lifecycle">lifecycle
 * of the Connect app descriptor</a>.
 *
 * @param clientKey the tenant's identity, at most 255 characters; the issuer of its tokens
 * @param product the product of the site
 * @param baseUrl root of the product's URLs, without a trailing slash, for example {@code
 *     https://acme.atlassian.net/wiki}
 * @param displayUrl the customer's own domain, for links that people read
 * @param helpCenterUrl the same for the help centre of Jira Service Management
 * @param cloudId id of the site in Atlassian's gateway
 * @param oauthClientId client id for user impersonation; present when the app asked for it
 * @param authentication how the app authenticates as itself; JWT unless the callback said otherwise
 * @param sharedSecret key of the tenant's tokens, both ways
 * @param scopes what the descriptor asked for when the tenant was last installed, not closed under
 *     implication
 * @param status where the tenant stands
 * @since 0.1
 */
public record AtlassianHost(
    String clientKey,
    Product product,
    URI baseUrl,
    Optional<URI> displayUrl,
    Optional<URI> helpCenterUrl,
    Optional<String> cloudId,
    Optional<String> oauthClientId,
    HostAuthentication authentication,
    Secret sharedSecret,
    Set<ConnectScope> scopes,
    HostStatus status) {

  /**
   * Makes a tenant.
   *
   * @throws NullPointerException if a component is null
   */
  public AtlassianHost {
    Objects.requireNonNull(clientKey, "clientKey");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(baseUrl, "baseUrl");
    Objects.requireNonNull(displayUrl, "displayUrl");
    Objects.requireNonNull(helpCenterUrl, "helpCenterUrl");
    Objects.requireNonNull(cloudId, "cloudId");
    Objects.requireNonNull(oauthClientId, "oauthClientId");
    Objects.requireNonNull(authentication, "authentication");
    Objects.requireNonNull(sharedSecret, "sharedSecret");
    Objects.requireNonNull(status, "status");
    scopes = Set.copyOf(scopes);
  }

  /**
   * Makes a tenant to which the app authenticates by JWT, as is usual.
   *
   * @throws NullPointerException if a component is null
   */
  public AtlassianHost(
      String clientKey,
      Product product,
      URI baseUrl,
      Optional<URI> displayUrl,
      Optional<URI> helpCenterUrl,
      Optional<String> cloudId,
      Optional<String> oauthClientId,
      Secret sharedSecret,
      Set<ConnectScope> scopes,
      HostStatus status) {
    this(
        clientKey,
        product,
        baseUrl,
        displayUrl,
        helpCenterUrl,
        cloudId,
        oauthClientId,
        HostAuthentication.JWT,
        sharedSecret,
        scopes,
        status);
  }

  /**
   * Gives the same tenant in another state.
   *
   * @param next the new status
   * @return a copy
   */
  public AtlassianHost withStatus(HostStatus next) {
    return new AtlassianHost(
        clientKey,
        product,
        baseUrl,
        displayUrl,
        helpCenterUrl,
        cloudId,
        oauthClientId,
        authentication,
        sharedSecret,
        scopes,
        next);
  }

  /**
   * Gives all that the app may do at this tenant at most.
   *
   * @return {@link #scopes()} closed under implication for {@link #product()}
   */
  public Set<ConnectScope> grantedScopes() {
    return ConnectScope.closure(scopes, product);
  }
}
