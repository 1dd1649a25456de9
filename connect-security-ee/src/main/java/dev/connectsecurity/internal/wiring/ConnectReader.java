package dev.connectsecurity.internal.wiring;

import java.net.URI;
import java.util.Optional;

/**
 * Reads what a Connect app has to say.
 *
 * @param config the configuration
 * @param hasDescriptor whether the application brings its half of a descriptor
 */
record ConnectReader(ConfigReader config, boolean hasDescriptor) {
  private static final String APP_KEY_SHAPE = "[A-Za-z0-9._-]{1,64}";
  private static final String KEYS = "atlassian.connect.";

  /**
   * Gives the settings, or nothing if nothing speaks of a Connect app.
   *
   * @throws Mistake if something does, but the app has no key: without it there would be no gate
   */
  Optional<ConnectSettings> read() {
    if (config.find(ConfigKey.APP_KEY).isPresent()) {
      return Optional.of(new ConnectSettings(appKey(), baseUrl(), inbound(), installs()));
    }
    if (hasDescriptor) {
      throw missing(
          Problem.APP_KEY,
          ConfigKey.APP_KEY,
          ", but " + DeploymentReader.DESCRIPTOR + " is in the application");
    }
    Optional<String> other =
        config.namesOfOurs().stream().filter(name -> name.startsWith(KEYS)).findFirst();
    if (other.isPresent()) {
      throw missing(Problem.APP_KEY, ConfigKey.APP_KEY, ", but " + other.get() + " is");
    }
    return Optional.empty();
  }

  /** Makes the mistake of an application that configures nothing at all. */
  static Mistake nothing() {
    return missing(
        Problem.APP_KEY,
        ConfigKey.APP_KEY,
        ", nor is what an application without Connect needs: "
            + ConfigKey.OAUTH_CLIENT_ID.key()
            + ", "
            + ConfigKey.API_TOKEN.key()
            + " or "
            + ConfigKey.SERVICE_ACCOUNT_CLIENT_ID.key());
  }

  private String appKey() {
    String key = config.text(ConfigKey.APP_KEY);
    if (!key.matches(APP_KEY_SHAPE)) {
      throw config.wrong(
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
            .orElseThrow(() -> missing(Problem.BASE_URL, ConfigKey.BASE_URL, ""));
    PlainUrl url =
        PlainUrl.of(text)
            .orElseThrow(
                () ->
                    config.wrong(
                        Problem.BASE_URL,
                        ConfigKey.BASE_URL,
                        "must be an absolute URL without user, query and fragment"));
    if (!url.isTrustworthy()) {
      throw config.wrong(
          Problem.BASE_URL,
          ConfigKey.BASE_URL,
          "must begin with https://, because Atlassian calls nothing else");
    }
    return url.url();
  }

  private ConnectSettings.Inbound inbound() {
    return new ConnectSettings.Inbound(
        config.list(ConfigKey.PUBLIC_PATHS),
        config.list(ConfigKey.CONTEXT_TOKEN_PATHS),
        config.list(ConfigKey.FRAME_ANCESTORS),
        config.duration(ConfigKey.LEEWAY),
        config.duration(ConfigKey.MAX_TOKEN_LIFETIME),
        config.duration(ConfigKey.SESSION_TOKEN_LIFETIME),
        config.duration(ConfigKey.MAX_SESSION));
  }

  private ConnectSettings.Installs installs() {
    return new ConnectSettings.Installs(
        config.list(ConfigKey.ALLOWED_HOSTS),
        config.list(ConfigKey.ALLOWED_AUDIENCES),
        config.server(ConfigKey.KEY_SERVER),
        config.limit(ConfigKey.KEY_SERVER_TIMEOUT));
  }

  private static Mistake missing(Problem problem, ConfigKey key, String although) {
    return problem.mistake(
        key.key()
            + " ("
            + key.meaning()
            + ") is not set"
            + although
            + ". Looked in the system properties, the environment variable "
            + key.variable()
            + " and META-INF/microprofile-config.properties. Add: "
            + key.exampleLine());
  }
}
