package dev.connectsecurity.internal.wiring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys that only mean something together: all of the required ones, or none.
 *
 * @param problem what an incomplete family is told as
 * @param required none of them may be missing where the family is used
 * @param telling further keys that nobody sets without meaning the family
 */
record KeyFamily(Problem problem, List<ConfigKey> required, List<ConfigKey> telling) {
  static final KeyFamily OAUTH =
      new KeyFamily(
          Problem.OAUTH,
          List.of(
              ConfigKey.OAUTH_CLIENT_ID,
              ConfigKey.OAUTH_CLIENT_SECRET,
              ConfigKey.OAUTH_REDIRECT_URI,
              ConfigKey.OAUTH_SCOPES),
          List.of());
  static final KeyFamily API_TOKEN =
      new KeyFamily(
          Problem.API_TOKEN,
          List.of(ConfigKey.API_TOKEN_EMAIL, ConfigKey.API_TOKEN),
          List.of(ConfigKey.API_TOKEN_SITE, ConfigKey.API_TOKEN_CLOUD_ID));
  static final KeyFamily SERVICE_ACCOUNT =
      new KeyFamily(
          Problem.SERVICE_ACCOUNT,
          List.of(
              ConfigKey.SERVICE_ACCOUNT_CLIENT_ID,
              ConfigKey.SERVICE_ACCOUNT_CLIENT_SECRET,
              ConfigKey.SERVICE_ACCOUNT_CLOUD_ID),
          List.of());

  /**
   * Tells whether the family is used.
   *
   * @throws Mistake if it is, but not whole
   */
  boolean isUsed(ConfigReader config) {
    List<ConfigKey> set =
        Stream.concat(required.stream(), telling.stream()).filter(config::isSet).toList();
    List<ConfigKey> missing = required.stream().filter(key -> !config.isSet(key)).toList();
    if (!set.isEmpty() && !missing.isEmpty()) {
      throw incomplete(config, set.get(0), missing);
    }
    return !set.isEmpty();
  }

  private Mistake incomplete(ConfigReader config, ConfigKey set, List<ConfigKey> missing) {
    return problem.mistake(
        set.key()
            + " is set"
            + config.origin(set)
            + ", but not "
            + missing.stream()
                .map(key -> key.key() + " (" + key.meaning() + ")")
                .collect(Collectors.joining(" and "))
            + ". Add: "
            + missing.stream().map(ConfigKey::exampleLine).collect(Collectors.joining(" and ")));
  }
}
