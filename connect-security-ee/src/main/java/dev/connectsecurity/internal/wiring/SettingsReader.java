package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.movein.Peer;
import dev.connectsecurity.internal.outbound.ApiTokenAccess;
import dev.connectsecurity.internal.outbound.ServiceAccountAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns the configuration into {@link Settings}, or into the sentence that mends it.
 *
 * @param config the configuration
 * @param hasDescriptor whether the application brings its half of a descriptor
 */
record SettingsReader(ConfigReader config, boolean hasDescriptor) {
  /** Where a server is told of its stage, a key of MicroProfile Config itself. */
  static final String PROFILE = "mp.config.profile";

  private static final Set<String> DEVELOPMENT = Set.of("dev", "development");

  Settings read() {
    Settings.Servers servers =
        new Settings.Servers(
            config.server(ConfigKey.OAUTH_SERVER),
            config.server(ConfigKey.CLIENT_IMPERSONATION_SERVER),
            config.server(ConfigKey.CLIENT_GATEWAY));
    CredentialReader credentials = new CredentialReader(config, servers.gateway());
    Optional<ConnectSettings> connect = new ConnectReader(config, hasDescriptor).read();
    Optional<Settings.OAuth> oauth = new OAuthReader(config).read();
    Optional<ApiTokenAccess> apiToken = credentials.apiToken();
    Optional<ServiceAccountAccess> serviceAccount = credentials.serviceAccount();
    if (Stream.of(connect, oauth, apiToken, serviceAccount).allMatch(Optional::isEmpty)) {
      throw ConnectReader.nothing();
    }
    return new Settings(
        connect,
        oauth,
        apiToken,
        serviceAccount,
        servers,
        client(),
        access(connect.isPresent()),
        permissions(),
        store(),
        config.limit(ConfigKey.STORE_RETENTION),
        moveIn(connect.isPresent()));
  }

  private Settings.Client client() {
    return new Settings.Client(
        config.limit(ConfigKey.CLIENT_CONNECT_TIMEOUT),
        config.limit(ConfigKey.CLIENT_READ_TIMEOUT),
        config.limit(ConfigKey.CLIENT_TOKEN_TIMEOUT),
        new LimitSettings(
            config.count(ConfigKey.CLIENT_MAX_RETRIES),
            config.duration(ConfigKey.CLIENT_MAX_RETRY_WAIT),
            config.count(ConfigKey.CLIENT_MAX_WAITING)));
  }

  private Settings.Access access(boolean hasGate) {
    boolean requireRules = config.flag(ConfigKey.REQUIRE_RULES);
    if (requireRules && !hasGate) {
      throw Problem.NO_CALLERS.mistake(
          ConfigKey.REQUIRE_RULES.key()
              + "=true"
              + config.origin(ConfigKey.REQUIRE_RULES)
              + ", but "
              + GuardRules.NO_CALLERS
              + ". Remove it, or add: "
              + ConfigKey.APP_KEY.exampleLine());
    }
    return new Settings.Access(requireRules);
  }

  private Settings.Permissions permissions() {
    return new Settings.Permissions(
        config.duration(ConfigKey.PERMISSION_CACHE_TIME),
        config.number(ConfigKey.PERMISSION_CACHE_SIZE));
  }

  private Settings.Store store() {
    return new Settings.Store(
        config.oneOf(ConfigKey.STORE_TYPE, "jdbc", "memory").equals("memory"),
        config.text(ConfigKey.STORE_DATASOURCE),
        config.oneOf(ConfigKey.STORE_CREATE_TABLES, "auto", "true", "false"),
        config.duration(ConfigKey.STORE_CACHE_TIME),
        config.number(ConfigKey.STORE_CACHE_SIZE),
        config.list(ConfigKey.STORE_ENCRYPTION_KEYS).stream().map(Secret::of).toList(),
        development(),
        config.duration(ConfigKey.STORE_PREVIOUS_SECRET_TIME));
  }

  private Optional<Settings.MoveIn> moveIn(boolean hasTenants) {
    if (!config.isSet(ConfigKey.STORE_MOVE_IN_FROM)) {
      return Optional.empty();
    }
    String[] labels = Arrays.stream(Peer.values()).map(Peer::label).toArray(String[]::new);
    String label = config.oneOf(ConfigKey.STORE_MOVE_IN_FROM, labels);
    if (!hasTenants) {
      throw MovingIn.impossible(label, "only a Connect app has tenants. Remove the key");
    }
    if (config.oneOf(ConfigKey.STORE_TYPE, "jdbc", "memory").equals("memory")) {
      throw MovingIn.impossible(
          label, ConfigKey.STORE_TYPE.key() + "=memory would lose them. Remove one of both");
    }
    ConfigKey source =
        config.isSet(ConfigKey.STORE_MOVE_IN_DATASOURCE)
            ? ConfigKey.STORE_MOVE_IN_DATASOURCE
            : ConfigKey.STORE_DATASOURCE;
    Peer from = Peer.values()[List.of(labels).indexOf(label)];
    return Optional.of(new Settings.MoveIn(from, config.text(source)));
  }

  // Some servers take several profiles, with commas between.
  private boolean development() {
    return config.find(PROFILE).stream()
        .flatMap(profiles -> Stream.of(profiles.split(",")))
        .map(String::strip)
        .anyMatch(DEVELOPMENT::contains);
  }
}
