package dev.connectsecurity.internal.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads what an OAuth 2.0 (3LO) app has to say.
 *
 * @param config the configuration
 */
record OAuthReader(ConfigReader config) {
  // As plain as a path can be: it is compared with what browsers send, byte by byte.
  private static final String PATH = "(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+";
  private static final Duration SHORTEST_LOGIN = Duration.ofMinutes(10);
  private static final String SCOPE = "[A-Za-z0-9:._-]+";

  Optional<Settings.OAuth> read() {
    return KeyFamily.OAUTH.isUsed(config) ? Optional.of(settings()) : Optional.empty();
  }

  private Settings.OAuth settings() {
    return new Settings.OAuth(
        clientId(),
        config.secret(ConfigKey.OAUTH_CLIENT_SECRET),
        redirectUri(),
        scopes(),
        path(ConfigKey.OAUTH_LOGIN_PATH),
        config.text(ConfigKey.OAUTH_DEFAULT_PAGE).equals("/")
            ? "/"
            : path(ConfigKey.OAUTH_DEFAULT_PAGE),
        config.flag(ConfigKey.OAUTH_PKCE),
        loginLifetime());
  }

  private String clientId() {
    String id = config.text(ConfigKey.OAUTH_CLIENT_ID);
    if (!id.matches("\\p{Graph}+")) {
      throw config.wrong(
          Problem.OAUTH, ConfigKey.OAUTH_CLIENT_ID, "must be one word, as Atlassian shows it");
    }
    return id;
  }

  private Duration loginLifetime() {
    Duration lifetime = config.duration(ConfigKey.OAUTH_LOGIN_LIFETIME);
    if (lifetime.compareTo(SHORTEST_LOGIN) < 0) {
      throw config.bad(ConfigKey.OAUTH_LOGIN_LIFETIME, "at least ten minutes, PT10M");
    }
    return lifetime;
  }

  private URI redirectUri() {
    return PlainUrl.of(config.text(ConfigKey.OAUTH_REDIRECT_URI))
        .filter(PlainUrl::isTrustworthy)
        .map(PlainUrl::url)
        .filter(url -> url.getRawPath().matches(PATH))
        .filter(url -> url.toString().equals(config.text(ConfigKey.OAUTH_REDIRECT_URI)))
        .orElseThrow(
            () ->
                config.wrong(
                    Problem.OAUTH,
                    ConfigKey.OAUTH_REDIRECT_URI,
                    "must be an absolute https URL (http on a loopback host) with a path of"
                        + " letters, digits, dots, dashes and underscores, and nothing after it"));
  }

  private List<String> scopes() {
    List<String> scopes = config.words(ConfigKey.OAUTH_SCOPES);
    if (!scopes.stream().allMatch(scope -> scope.matches(SCOPE))) {
      throw config.wrong(
          Problem.OAUTH, ConfigKey.OAUTH_SCOPES, "must be scopes separated by spaces");
    }
    return scopes;
  }

  private String path(ConfigKey key) {
    String path = config.text(key);
    if (!path.matches(PATH)) {
      throw config.wrong(
          Problem.OAUTH,
          key,
          "must be a path below the context path, of letters, digits, dots, dashes and"
              + " underscores");
    }
    return path;
  }
}
