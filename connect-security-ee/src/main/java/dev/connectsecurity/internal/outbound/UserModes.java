package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.exchange.TokenAnswer;
import dev.connectsecurity.internal.exchange.TokenRefusedException;
import java.util.Optional;
import java.util.Set;

/**
 * A user whom the app impersonates (2LO).
 *
 * @param app the app
 * @param servers where tokens come from
 * @param cache keeps them
 */
record UserModes(ConnectApp app, AtlassianServers servers, AccessTokenCache<TokenKey> cache) {

  /**
   * Gives the mode of the current caller's user.
   *
   * @throws CallRefusedException if no user takes part, the tenant is uninstalled or the app cannot
   *     impersonate there
   */
  Authentication of(AtlassianPrincipal caller, ConnectScope... scopes) {
    String accountId =
        caller
            .accountId()
            .filter(AccountId::isValid)
            .orElseThrow(
                () ->
                    new CallRefusedException(
                        Reason.CANNOT_IMPERSONATE,
                        "Not sent: no known user takes part in the current request; name one, or"
                            + " call as the app"));
    return of(caller.host(), accountId, scopes);
  }

  /**
   * Gives the mode of a user.
   *
   * @param host the tenant
   * @param accountId the user
   * @param scopes what the calls may do at most; none for all that the app may
   * @throws CallRefusedException if the tenant is uninstalled or the app cannot impersonate there
   * @throws IllegalArgumentException if the account id is malformed or a scope is not the app's
   */
  Authentication of(AtlassianHost host, String accountId, ConnectScope... scopes) {
    StoredTenants.requireInstalled(host);
    String user = AccountId.require(accountId);
    String client = Impersonation.requireClientOf(host);
    Set<ConnectScope> narrowed = Impersonation.narrowed(host, scopes);
    StoredTenants tenants = new StoredTenants(app.hosts());
    BearerTokens tokens =
        new CachedTokens(
            cache,
            () ->
                new TokenKey.User(
                    host.clientKey(),
                    host.baseUrl(),
                    client,
                    tenants.known(host).sharedSecret(),
                    user,
                    narrowed),
            replaced -> token(host, user, narrowed),
            Reason.CANNOT_IMPERSONATE);
    Subject subject = new Subject(CallMode.USER, Optional.of(host.clientKey()), Optional.of(user));
    return new BearerAuthentication(host.baseUrl(), subject, tokens);
  }

  private TokenAnswer token(AtlassianHost known, String accountId, Set<ConnectScope> scopes)
      throws TokenRefusedException {
    AtlassianHost host = new StoredTenants(app.hosts()).again(known);
    Impersonation impersonation =
        new Impersonation(host, Impersonation.requireClientOf(host), accountId, scopes);
    return servers.impersonation().ask(impersonation.fields(app.assertions()));
  }
}
