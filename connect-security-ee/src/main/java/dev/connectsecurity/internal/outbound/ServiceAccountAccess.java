package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallMode;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.exchange.ClientCredentials;
import dev.connectsecurity.internal.exchange.TokenServer;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The OAuth 2.0 credential of a service account and where its calls go.
 *
 * <p>Source: <a
 * href="https://support.atlassian.com/user-management/docs/create-oauth-2-0-credential-for-service-accounts/">OAuth
 * 2.0 credentials for service accounts</a>.
 *
 * @param root a product's place in the gateway
 * @param clientId the credential's client id
 * @param clientSecret the credential's client secret
 * @since 0.1
 */
public record ServiceAccountAccess(URI root, String clientId, Secret clientSecret) {

  /**
   * Makes an access.
   *
   * @throws IllegalArgumentException if id or secret is blank
   */
  public ServiceAccountAccess {
    Objects.requireNonNull(root, "root");
    if (clientId.isBlank() || clientSecret.reveal().isBlank()) {
      throw new IllegalArgumentException("the service account's client id or secret is blank");
    }
  }

  /**
   * Makes the access to a product of a site.
   *
   * @param gateway root of the gateway, {@code https://api.atlassian.com}
   * @param product the product
   * @param cloudId id of the site
   * @param clientId the credential's client id
   * @param clientSecret the credential's client secret
   * @return the access
   * @throws IllegalArgumentException if id or secret is blank, or the cloud id is none
   */
  public static ServiceAccountAccess of(
      URI gateway, Product product, String cloudId, String clientId, Secret clientSecret) {
    URI root = new Gateway(gateway).placeOf(product, cloudId);
    return new ServiceAccountAccess(root, clientId, clientSecret);
  }

  Authentication authentication(TokenServer server, AccessTokenCache<TokenKey> cache) {
    BearerTokens tokens =
        new CachedTokens(
            cache,
            () -> new TokenKey.ServiceAccount(clientId),
            replaced -> server.ask(new ClientCredentials(clientId, clientSecret).fields()),
            Reason.CLIENT_REFUSED);
    Subject subject = new Subject(CallMode.SERVICE_ACCOUNT, Optional.empty(), Optional.empty());
    return new BearerAuthentication(root, subject, tokens);
  }
}
