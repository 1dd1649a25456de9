package dev.connectsecurity.internal.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The configuration, read once; each component's meaning is told by its {@link ConfigKey}.
 *
 * @param appKey {@link ConfigKey#APP_KEY}
 * @param baseUrl {@link ConfigKey#BASE_URL}, without a trailing slash
 * @param inbound what the gate obeys
 * @param installs what the reception obeys
 * @param access what the guards demand of the application
 * @param store where tenants are kept
 * @param client limits of calls to Atlassian
 * @param permissions how long answers about users count
 */
record Settings(
    String appKey,
    URI baseUrl,
    Inbound inbound,
    Installs installs,
    Access access,
    Store store,
    Client client,
    Permissions permissions) {

  /** What the gate obeys. */
  record Inbound(
      List<String> publicPaths,
      List<String> contextTokenPaths,
      List<String> frameAncestors,
      Duration leeway,
      Duration maxTokenLifetime,
      Duration sessionTokenLifetime,
      Duration maxSession) {}

  /** What the reception obeys. */
  record Installs(
      List<String> allowedHosts,
      List<String> allowedAudiences,
      URI keyServer,
      Duration keyServerTimeout) {}

  /** What the guards demand of the application. */
  record Access(boolean requireRules) {}

  /** Where tenants are kept. */
  record Store(
      boolean inMemory,
      String dataSource,
      String createTables,
      Duration cacheTime,
      long cacheSize) {}

  /** Limits of calls to Atlassian. */
  record Client(Duration connectTimeout, Duration readTimeout) {}

  /** How long answers about users count. */
  record Permissions(Duration cacheTime, long cacheSize) {}
}
