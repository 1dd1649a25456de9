package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.exchange.ClientCredentials;
import java.net.URI;
import java.util.Optional;

/**
 * The app as itself: by JWT at the site, or by client credentials at the gateway, as the tenant was
 * installed.
 *
 * @param app the app
 * @param servers where tokens come from
 * @param cache keeps them
 */
record AppModes(ConnectApp app, AtlassianServers servers, AccessTokenCache<TokenKey> cache) {

  /**
   * Gives the mode of a tenant.
   *
   * @throws CallRefusedException if the tenant is uninstalled, or lacks what its mode needs
   */
  Authentication of(AtlassianHost host) {
    StoredTenants.requireInstalled(host);
    return host.authentication() == HostAuthentication.OAUTH2
        ? byClientCredentials(host)
        : new AppAuthentication(host, app.signer(), app.hosts());
  }

  private Authentication byClientCredentials(AtlassianHost host) {
    String client = host.oauthClientId().orElseThrow(() -> lacks(host, "an oauthClientId"));
    URI root = place(host, host.cloudId().orElseThrow(() -> lacks(host, "a cloudId")));
    StoredTenants tenants = new StoredTenants(app.hosts());
    BearerTokens tokens =
        new CachedTokens(
            cache,
            () ->
                new TokenKey.App(
                    host.clientKey(), root, client, tenants.known(host).sharedSecret()),
            replaced -> {
              ClientCredentials credentials =
                  new ClientCredentials(client, tenants.again(host).sharedSecret());
              return servers.oauth().ask(credentials.fieldsForGateway());
            },
            Reason.CLIENT_REFUSED);
    Subject subject = new Subject(CallMode.APP, Optional.of(host.clientKey()), Optional.empty());
    return new BearerAuthentication(root, subject, tokens);
  }

  private URI place(AtlassianHost host, String cloudId) {
    try {
      return new Gateway(servers.gateway()).placeOf(host.product(), cloudId);
    } catch (IllegalArgumentException strange) {
      throw lacks(host, "a cloudId of letters, digits and dashes");
    }
  }

  private static CallRefusedException lacks(AtlassianHost host, String what) {
    return new CallRefusedException(
        Reason.NOT_CONFIGURED,
        "Not sent: "
            + host.baseUrl()
            + " was installed with authentication oauth2, but without "
            + what
            + "; install the app there again");
  }
}
