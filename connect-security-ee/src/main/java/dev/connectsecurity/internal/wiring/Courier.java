package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.exchange.HttpTokenServer;
import dev.connectsecurity.internal.limits.RateLimits;
import dev.connectsecurity.internal.limits.Waiting;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.outbound.AtlassianServers;
import dev.connectsecurity.internal.outbound.CallModes;
import dev.connectsecurity.internal.outbound.ClientSettings;
import dev.connectsecurity.internal.outbound.Configured;
import dev.connectsecurity.internal.outbound.ConnectApp;
import dev.connectsecurity.internal.outbound.GrantAccess;
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
 * @param grants what users have consented to, for an OAuth 2.0 app
 * @param clock the time
 */
record Courier(
    Settings settings, Optional<AtlassianHosts> hosts, Optional<GrantAccess> grants, Clock clock) {
  /** What to do where nobody can consent. */
  static final String NO_CONSENTS =
      remedy(
          "users' consents",
          ConfigKey.OAUTH_CLIENT_ID,
          ConfigKey.OAUTH_CLIENT_SECRET,
          ConfigKey.OAUTH_REDIRECT_URI,
          ConfigKey.OAUTH_SCOPES);

  AtlassianClients open(CurrentCaller caller, AtlassianServers servers, CdiEvents events) {
    return new AtlassianClients(
        caller::get,
        modes(),
        servers,
        new ClientSettings(settings.client().connectTimeout(), settings.client().readTimeout()),
        new RateLimits(
            settings.client().limits(), events::fire, clock, System::nanoTime, Waiting.real()),
        settings.connect().map(ConnectSettings::appKey).orElse(""),
        clock,
        System::nanoTime);
  }

  private CallModes modes() {
    return new CallModes(
        configured(
            settings.connect().flatMap(app -> hosts.map(tenants -> connect(app, tenants))),
            remedy("the app and its users", ConfigKey.APP_KEY, ConfigKey.BASE_URL)),
        configured(
            settings.apiToken(),
            remedy(
                "an API token",
                ConfigKey.API_TOKEN_SITE,
                ConfigKey.API_TOKEN_EMAIL,
                ConfigKey.API_TOKEN)),
        configured(
            settings.serviceAccount(),
            remedy(
                "a service account",
                ConfigKey.SERVICE_ACCOUNT_CLIENT_ID,
                ConfigKey.SERVICE_ACCOUNT_CLIENT_SECRET,
                ConfigKey.SERVICE_ACCOUNT_CLOUD_ID)),
        configured(grants, NO_CONSENTS));
  }

  private static <T> Configured<T> configured(Optional<T> mode, String remedy) {
    return mode.map(Configured::with).orElseGet(() -> Configured.missing(remedy));
  }

  private static String remedy(String whose, ConfigKey... keys) {
    return "calls by "
        + whose
        + " are not configured. Set "
        + Stream.of(keys).map(ConfigKey::key).collect(Collectors.joining(", "));
  }

  private ConnectApp connect(ConnectSettings app, AtlassianHosts tenants) {
    return new ConnectApp(
        new OutgoingTokenSigner(clock, app.appKey()),
        new AssertionSigner(clock, origin(settings.servers().impersonation())),
        tenants);
  }

  static AtlassianServers servers(Settings settings, Clock clock) {
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
