package dev.connectsecurity.internal.wiring;

import java.net.URI;
import java.util.Set;

/** Turns the configuration into {@link Settings}, or into the sentence that mends it. */
final class SettingsReader {
  private static final String APP_KEY_SHAPE = "[A-Za-z0-9._-]{1,64}";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final ConfigReader config;

  SettingsReader(ConfigReader config) {
    this.config = config;
  }

  Settings read() {
    return new Settings(
        appKey(), baseUrl(), inbound(), installs(), access(), store(), client(), permissions());
  }

  private String appKey() {
    String key =
        config
            .find(ConfigKey.APP_KEY)
            .orElseThrow(() -> missing(Problem.APP_KEY, ConfigKey.APP_KEY));
    if (!key.matches(APP_KEY_SHAPE)) {
      throw wrong(
          Problem.APP_KEY,
          ConfigKey.APP_KEY,
          "must be 1 to 64 letters, digits, dots, dashes and underscores");
    }
    return key;
  }

  private URI baseUrl() {
    String text =
        config
            .find(ConfigKey.BASE_URL)
            .orElseThrow(() -> missing(Problem.BASE_URL, ConfigKey.BASE_URL));
    URI url = url(text);
    if (url == null
        || url.getHost() == null
        || url.getUserInfo() != null
        || hasQueryOrFragment(url)) {
      throw wrong(
          Problem.BASE_URL,
          ConfigKey.BASE_URL,
          "must be an absolute URL without user, query and fragment");
    }
    if (!"https".equals(url.getScheme()) && !isPlainLoopback(url)) {
      throw wrong(
          Problem.BASE_URL,
          ConfigKey.BASE_URL,
          "must begin with https://, because Atlassian calls nothing else");
    }
    return url;
  }

  static boolean isPlainLoopback(URI url) {
    return "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
  }

  private static URI url(String text) {
    try {
      return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    } catch (IllegalArgumentException notAUrl) {
      return null;
    }
  }

  private static boolean hasQueryOrFragment(URI url) {
    return url.getRawQuery() != null || url.getRawFragment() != null;
  }

  private Settings.Inbound inbound() {
    return new Settings.Inbound(
        config.list(ConfigKey.PUBLIC_PATHS),
        config.list(ConfigKey.CONTEXT_TOKEN_PATHS),
        config.list(ConfigKey.FRAME_ANCESTORS),
        config.duration(ConfigKey.LEEWAY),
        config.duration(ConfigKey.MAX_TOKEN_LIFETIME),
        config.duration(ConfigKey.SESSION_TOKEN_LIFETIME),
        config.duration(ConfigKey.MAX_SESSION));
  }

  private Settings.Installs installs() {
    URI keyServer = url(config.text(ConfigKey.KEY_SERVER));
    if (keyServer == null
        || keyServer.getHost() == null
        || !("https".equals(keyServer.getScheme()) || isPlainLoopback(keyServer))) {
      throw config.bad(ConfigKey.KEY_SERVER, "an https URL");
    }
    return new Settings.Installs(
        config.list(ConfigKey.ALLOWED_HOSTS),
        config.list(ConfigKey.ALLOWED_AUDIENCES),
        keyServer,
        config.duration(ConfigKey.KEY_SERVER_TIMEOUT));
  }

  private Settings.Access access() {
    return new Settings.Access(
        config.oneOf(ConfigKey.REQUIRE_RULES, "true", "false").equals("true"));
  }

  private Settings.Store store() {
    return new Settings.Store(
        config.oneOf(ConfigKey.STORE_TYPE, "jdbc", "memory").equals("memory"),
        config.text(ConfigKey.STORE_DATASOURCE),
        config.oneOf(ConfigKey.STORE_CREATE_TABLES, "auto", "true", "false"),
        config.duration(ConfigKey.STORE_CACHE_TIME),
        config.number(ConfigKey.STORE_CACHE_SIZE));
  }

  private Settings.Client client() {
    return new Settings.Client(
        config.duration(ConfigKey.CLIENT_CONNECT_TIMEOUT),
        config.duration(ConfigKey.CLIENT_READ_TIMEOUT));
  }

  private Settings.Permissions permissions() {
    return new Settings.Permissions(
        config.duration(ConfigKey.PERMISSION_CACHE_TIME),
        config.number(ConfigKey.PERMISSION_CACHE_SIZE));
  }

  private static Mistake missing(Problem problem, ConfigKey key) {
    String variable = key.key().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    return problem.mistake(
        key.key()
            + " ("
            + key.meaning()
            + ") is not set. Looked in the system properties, the environment variable "
            + variable
            + " and META-INF/microprofile-config.properties. Add: "
            + key.exampleLine());
  }

  private Mistake wrong(Problem problem, ConfigKey key, String rule) {
    return problem.mistake(
        key.key()
            + " is '"
            + config.text(key)
            + "'"
            + config.origin(key)
            + " but "
            + rule
            + ". For example: "
            + key.exampleLine());
  }
}
