package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Secret;
import java.net.URI;
import java.util.Set;

/**
 * All that an access token depends on, so that no change of a tenant meets an older token: also not
 * one that another node has stored.
 */
sealed interface TokenKey {

  /** Tells whether the token is of that tenant. */
  boolean isOf(String tenant);

  /**
   * The token of an impersonated user.
   *
   * @param clientKey the tenant
   * @param baseUrl the tenant's base URL
   * @param oauthClientId the tenant's OAuth client
   * @param sharedSecret the tenant's secret, another one after each install
   * @param accountId the user
   * @param scopes what the token is narrowed to; none for all that the app may
   */
  record User(
      String clientKey,
      URI baseUrl,
      String oauthClientId,
      Secret sharedSecret,
      String accountId,
      Set<ConnectScope> scopes)
      implements TokenKey {

    /** Makes a key. */
    public User {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public boolean isOf(String tenant) {
      return clientKey.equals(tenant);
    }
  }

  /**
   * The app's own token at a tenant.
   *
   * @param clientKey the tenant
   * @param root the tenant's place in the gateway
   * @param oauthClientId the tenant's OAuth client
   * @param sharedSecret the tenant's secret, another one after each install
   */
  record App(String clientKey, URI root, String oauthClientId, Secret sharedSecret)
      implements TokenKey {
    @Override
    public boolean isOf(String tenant) {
      return clientKey.equals(tenant);
    }
  }

  /**
   * The token of a grant.
   *
   * @param id the grant's identity
   */
  record Grant(String id) implements TokenKey {
    @Override
    public boolean isOf(String tenant) {
      return false;
    }
  }

  /**
   * The token of a service account.
   *
   * @param clientId the credential's client id
   */
  record ServiceAccount(String clientId) implements TokenKey {
    @Override
    public boolean isOf(String tenant) {
      return false;
    }
  }
}
