package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.exchange.HttpTokenServer;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.outbound.AtlassianServers;
import dev.connectsecurity.internal.outbound.CallModes;
import dev.connectsecurity.internal.outbound.ClientSettings;
import dev.connectsecurity.internal.outbound.Configured;
import dev.connectsecurity.internal.outbound.ConnectApp;
import dev.connectsecurity.internal.token.AssertionSigner;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import dev.connectsecurity.spi.AtlassianHosts;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the courier.
 *
 * @param settings the configuration
 * @param hosts the tenants of a Connect app
 * @param clock the time
 */
record Courier(Settings settings, Optional<AtlassianHosts> hosts, Clock clock) {

  AtlassianClients open(CurrentCaller caller) {
    return new AtlassianClients(
        caller::get,
        modes(),
        servers(),
        new ClientSettings(settings.client().connectTimeout(), settings.client().readTimeout()),
        settings.connect().map(ConnectSettings::appKey).orElse(""),
        clock,
        System::nanoTime);
  }

  private CallModes modes() {
    return new CallModes(
        configured(
            settings.connect().flatMap(app -> hosts.map(tenants -> connect(app, tenants))),
            "the app and its users",
            ConfigKey.APP_KEY,
            ConfigKey.BASE_URL),
        configured(
            settings.apiToken(),
            "an API token",
            ConfigKey.API_TOKEN_SITE,
            ConfigKey.API_TOKEN_EMAIL,
            ConfigKey.API_TOKEN),
        configured(
            settings.serviceAccount(),
            "a service account",
            ConfigKey.SERVICE_ACCOUNT_CLIENT_ID,
            ConfigKey.SERVICE_ACCOUNT_CLIENT_SECRET,
            ConfigKey.SERVICE_ACCOUNT_CLOUD_ID),
        Configured.missing("OAuth 2.0 is not configured"));
  }

  private static <T> Configured<T> configured(Optional<T> mode, String whose, ConfigKey... keys) {
    return mode.map(Configured::with)
        .orElseGet(
            () ->
                Configured.missing(
                    "calls by "
                        + whose
                        + " are not configured. Set "
                        + Stream.of(keys).map(ConfigKey::key).collect(Collectors.joining(", "))));
  }

  private ConnectApp connect(ConnectSettings app, AtlassianHosts tenants) {
    return new ConnectApp(
        new OutgoingTokenSigner(clock, app.appKey()),
        new AssertionSigner(clock, origin(settings.servers().impersonation())),
        tenants);
  }

  private AtlassianServers servers() {
    Settings.Servers servers = settings.servers();
    return new AtlassianServers(
        HttpTokenServer.form(
            below(servers.impersonation(), "/oauth2/token"),
            settings.client().tokenTimeout(),
            clock),
        HttpTokenServer.json(
            below(servers.oauth(), "/oauth/token"), settings.client().tokenTimeout(), clock),
        servers.gateway());
  }

  private static URI below(URI server, String path) {
    return URI.create(server + path);
  }

  private static String origin(URI server) {
    return server.getScheme() + "://" + server.getRawAuthority();
  }
}
