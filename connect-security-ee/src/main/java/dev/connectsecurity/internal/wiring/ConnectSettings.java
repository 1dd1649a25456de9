package dev.connectsecurity.internal.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The configuration of a Connect app.
 *
 * @param appKey {@link ConfigKey#APP_KEY}
 * @param baseUrl {@link ConfigKey#BASE_URL}, without a trailing slash
 * @param inbound what the gate obeys
 * @param installs what the reception obeys
 */
record ConnectSettings(String appKey, URI baseUrl, Inbound inbound, Installs installs) {

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
}
