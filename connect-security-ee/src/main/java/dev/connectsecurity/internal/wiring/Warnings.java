package dev.connectsecurity.internal.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is not wrong but should be known: misspelt keys, and every relaxation of a check. */
final class Warnings {
  private final ConfigReader config;
  private final List<String> found = new ArrayList<>();

  private Warnings(ConfigReader config) {
    this.config = config;
  }

  static List<String> of(ConfigReader config, Settings settings) {
    Warnings warnings = new Warnings(config);
    warnings.unknownKeys();
    settings.connect().ifPresent(warnings::connect);
    settings.oauth().ifPresent(warnings::oauth);
    settings.apiToken().ifPresent(token -> warnings.apiToken());
    warnings.servers();
    warnings.longer(
        ConfigKey.PERMISSION_CACHE_TIME,
        "a permission that is taken away counts for longer than by default");
    warnings.store(settings);
    return warnings.found;
  }

  private void unknownKeys() {
    for (String name : config.namesOfOurs()) {
      if (!ConfigKey.exists(name)) {
        found.add(Problem.UNKNOWN_KEY.says("nothing reads " + name + meant(name)));
      }
    }
  }

  private static String meant(String name) {
    Optional<String> near =
        Nearest.to(name, Arrays.stream(ConfigKey.values()).map(ConfigKey::key).toList());
    return near.map(key -> ". Did you mean " + key + "?")
        .orElse(". All keys are in docs/configuration.md");
  }

  private void connect(ConnectSettings app) {
    if (PlainUrl.isPlainLoopback(app.baseUrl())) {
      relaxed(ConfigKey.BASE_URL, "the app is reached without TLS");
    }
    for (ConfigKey key : List.of(ConfigKey.KEY_SERVER, ConfigKey.ALLOWED_AUDIENCES)) {
      other(key, "installs are trusted that are refused by default");
    }
    for (ConfigKey key : List.of(ConfigKey.LEEWAY, ConfigKey.MAX_TOKEN_LIFETIME)) {
      longer(key, "tokens are accepted for longer than by default");
    }
    app.installs().allowedHosts().stream()
        .filter(host -> !isAtlassians(host))
        .forEach(host -> relaxed(ConfigKey.ALLOWED_HOSTS, host + " may install the app"));
    longer(
        ConfigKey.STORE_PREVIOUS_SECRET_TIME,
        "a replaced secret still verifies for longer than by default");
  }

  private void oauth(Settings.OAuth app) {
    if (PlainUrl.isPlainLoopback(app.redirectUri())) {
      relaxed(ConfigKey.OAUTH_REDIRECT_URI, "codes and cookies travel without TLS");
    }
    longer(ConfigKey.OAUTH_LOGIN_LIFETIME, "browsers stay signed in for longer than by default");
    if (!app.scopes().contains("offline_access")) {
      found.add(
          Problem.NO_RENEWAL.says(
              ConfigKey.OAUTH_SCOPES.key()
                  + "="
                  + config.text(ConfigKey.OAUTH_SCOPES)
                  + " has no offline_access, so users will have to consent again every hour. Add: "
                  + ConfigKey.OAUTH_SCOPES.key()
                  + "="
                  + String.join(" ", app.scopes())
                  + " offline_access"));
    }
  }

  private void apiToken() {
    found.add(
        Problem.BASIC_AUTHENTICATION.says(
            ConfigKey.API_TOKEN.key()
                + " is set: basic authentication is discouraged, because the token is a person's"
                + " and has all of that person's rights. Rather configure a service account ("
                + ConfigKey.SERVICE_ACCOUNT_CLIENT_ID.key()
                + "), or let users consent ("
                + ConfigKey.OAUTH_CLIENT_ID.key()
                + ")"));
    if (config.isSet(ConfigKey.API_TOKEN_SITE)
        && !isAtlassians(config.server(ConfigKey.API_TOKEN_SITE).getHost())) {
      relaxed(ConfigKey.API_TOKEN_SITE, "the token is shown to a server that is not Atlassian's");
    }
  }

  private void servers() {
    Stream.of(
            ConfigKey.OAUTH_SERVER, ConfigKey.CLIENT_GATEWAY, ConfigKey.CLIENT_IMPERSONATION_SERVER)
        .forEach(key -> other(key, "credentials are shown to a server that is not Atlassian's"));
  }

  private void store(Settings settings) {
    boolean used = settings.connect().isPresent() || settings.oauth().isPresent();
    if (used && settings.store().inMemory()) {
      relaxed(ConfigKey.STORE_TYPE, "tenants and consents are lost when the server stops");
    }
  }

  private static boolean isAtlassians(String host) {
    return !host.contains("://") && (host.endsWith(".atlassian.net") || host.endsWith(".jira.com"));
  }

  private void other(ConfigKey key, String consequence) {
    if (!config.text(key).equals(key.fallback().orElse(""))) {
      relaxed(key, consequence);
    }
  }

  private void longer(ConfigKey key, String consequence) {
    if (config.duration(key).compareTo(Duration.parse(key.fallback().orElseThrow())) > 0) {
      relaxed(key, consequence);
    }
  }

  private void relaxed(ConfigKey key, String consequence) {
    found.add(Problem.RELAXED.says(key.key() + "=" + config.text(key) + ": " + consequence));
  }
}
