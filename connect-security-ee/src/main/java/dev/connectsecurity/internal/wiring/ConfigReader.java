package dev.connectsecurity.internal.wiring;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Reads values as text and turns them into types; every failure names key, value and where the
 * value came from.
 */
final class ConfigReader {
  private final Config config;

  ConfigReader(Config config) {
    this.config = config;
  }

  /** Gives the value, the default, or nothing; blank counts as absent. */
  Optional<String> find(ConfigKey key) {
    Optional<String> value = find(key.key());
    if (value.isEmpty()) {
      refuseUnknownVariables(key);
    }
    return value.or(key::fallback);
  }

  // MicroProfile Config takes such a value for absent, and a default may be laxer than what was
  // meant.
  private void refuseUnknownVariables(ConfigKey key) {
    ConfigValue value = config.getConfigValue(key.key());
    if (value != null && value.getValue() == null && value.getRawValue() != null) {
      throw Problem.BAD_VALUE.mistake(
          key.key()
              + " is '"
              + value.getRawValue()
              + "'"
              + origin(key)
              + " but not every variable in it is set. For example: "
              + key.exampleLine());
    }
  }

  Optional<String> find(String key) {
    return config
        .getOptionalValue(key, String.class)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  String text(ConfigKey key) {
    return find(key).orElse("");
  }

  List<String> list(ConfigKey key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  Duration duration(ConfigKey key) {
    try {
      Duration duration = Duration.parse(text(key));
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException notADuration) {
      // told below, with the key
    }
    throw bad(key, "a duration such as PT30S");
  }

  long number(ConfigKey key) {
    try {
      long number = Long.parseLong(text(key));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the key
    }
    throw bad(key, "a number above 0");
  }

  String oneOf(ConfigKey key, String... choices) {
    String text = text(key).toLowerCase(Locale.ROOT);
    if (!List.of(choices).contains(text)) {
      throw bad(key, "one of " + String.join(", ", choices));
    }
    return text;
  }

  Mistake bad(ConfigKey key, String expected) {
    return Problem.BAD_VALUE.mistake(
        key.key()
            + " is '"
            + text(key)
            + "'"
            + origin(key)
            + " but must be "
            + expected
            + ". For example: "
            + key.exampleLine());
  }

  /** Tells where a value came from, as {@code " (from …)"}. */
  String origin(ConfigKey key) {
    ConfigValue value = config.getConfigValue(key.key());
    return value == null || value.getSourceName() == null
        ? ""
        : " (from " + value.getSourceName() + ")";
  }

  List<String> namesOfOurs() {
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith(ConfigKey.PREFIX))
        .sorted()
        .toList();
  }
}
