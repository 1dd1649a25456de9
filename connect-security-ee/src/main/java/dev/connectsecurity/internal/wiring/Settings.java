package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.movein.Peer;
import dev.connectsecurity.internal.outbound.ApiTokenAccess;
import dev.connectsecurity.internal.outbound.ServiceAccountAccess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The configuration, read once; each component's meaning is told by its {@link ConfigKey}. What is
 * not configured is not there, but one of the first four is.
 *
 * @param connect the Connect app
 * @param oauth the OAuth 2.0 (3LO) app
 * @param apiToken the API token
 * @param serviceAccount the service account
 * @param servers Atlassian's servers
 * @param client limits of calls to Atlassian
 * @param access what the guards demand of the application
 * @param permissions how long answers about users count
 * @param store where tenants and grants are kept
 * @param retention how long a tenant is kept that has uninstalled the app
 * @param moveIn whose tenants move in at the start
 */
record Settings(
    Optional<ConnectSettings> connect,
    Optional<OAuth> oauth,
    Optional<ApiTokenAccess> apiToken,
    Optional<ServiceAccountAccess> serviceAccount,
    Servers servers,
    Client client,
    Access access,
    Permissions permissions,
    Store store,
    Duration retention,
    Optional<MoveIn> moveIn) {

  /** The OAuth 2.0 (3LO) app. */
  record OAuth(
      String clientId,
      Secret clientSecret,
      URI redirectUri,
      List<String> scopes,
      String loginPath,
      String defaultPage,
      boolean pkce,
      Duration loginLifetime) {}

  /** Atlassian's servers, each without a trailing slash. */
  record Servers(URI oauth, URI impersonation, URI gateway) {}

  /** Limits of calls to Atlassian. */
  record Client(
      Duration connectTimeout, Duration readTimeout, Duration tokenTimeout, LimitSettings limits) {}

  /** What the guards demand of the application. */
  record Access(boolean requireRules) {}

  /** How long answers about users count. */
  record Permissions(Duration cacheTime, long cacheSize) {}

  /** Where tenants and grants are kept; {@code development} tells whether a key may make itself. */
  record Store(
      boolean inMemory,
      String dataSource,
      String createTables,
      Duration cacheTime,
      long cacheSize,
      List<Secret> encryptionKeys,
      boolean development,
      Duration previousSecretTime) {}

  /** Whose tenants move in at the start; only a Connect app with a database has this. */
  record MoveIn(Peer from, String dataSource) {}
}
