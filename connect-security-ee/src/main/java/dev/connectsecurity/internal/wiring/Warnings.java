package dev.connectsecurity.internal.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is not wrong but should be known: misspelt keys, and every relaxation of a check. */
final class Warnings {
  private static final Duration SHORT =
      Duration.parse(ConfigKey.PERMISSION_CACHE_TIME.fallback().orElseThrow());

  private Warnings() {}

  static List<String> of(ConfigReader config, Settings settings) {
    List<String> warnings = new ArrayList<>();
    for (String name : config.namesOfOurs()) {
      if (!ConfigKey.exists(name)) {
        warnings.add(Problem.UNKNOWN_KEY.says("nothing reads " + name + meant(name)));
      }
    }
    if (SettingsReader.isPlainLoopback(settings.baseUrl())) {
      warnings.add(relaxed(ConfigKey.BASE_URL, config, "the app is reached without TLS"));
    }
    for (ConfigKey key : List.of(ConfigKey.KEY_SERVER, ConfigKey.ALLOWED_AUDIENCES)) {
      if (!config.text(key).equals(key.fallback().orElse(""))) {
        warnings.add(relaxed(key, config, "installs are trusted that are refused by default"));
      }
    }
    for (ConfigKey key : List.of(ConfigKey.LEEWAY, ConfigKey.MAX_TOKEN_LIFETIME)) {
      if (config.duration(key).compareTo(Duration.parse(key.fallback().orElseThrow())) > 0) {
        warnings.add(relaxed(key, config, "tokens are accepted for longer than by default"));
      }
    }
    if (settings.permissions().cacheTime().compareTo(SHORT) > 0) {
      warnings.add(
          relaxed(
              ConfigKey.PERMISSION_CACHE_TIME,
              config,
              "a permission that is taken away counts for longer than by default"));
    }
    settings.installs().allowedHosts().stream()
        .filter(host -> !isAtlassians(host))
        .forEach(
            host ->
                warnings.add(
                    relaxed(ConfigKey.ALLOWED_HOSTS, config, host + " may install the app")));
    if (settings.store().inMemory()) {
      warnings.add(
          relaxed(ConfigKey.STORE_TYPE, config, "every tenant is lost when the server stops"));
    }
    return warnings;
  }

  private static boolean isAtlassians(String host) {
    return !host.contains("://") && (host.endsWith(".atlassian.net") || host.endsWith(".jira.com"));
  }

  private static String relaxed(ConfigKey key, ConfigReader config, String consequence) {
    return Problem.RELAXED.says(key.key() + "=" + config.text(key) + ": " + consequence);
  }

  private static String meant(String name) {
    Optional<String> near =
        Nearest.to(name, Arrays.stream(ConfigKey.values()).map(ConfigKey::key).toList());
    return near.map(key -> ". Did you mean " + key + "?")
        .orElse(". See the README's table of keys");
  }
}
