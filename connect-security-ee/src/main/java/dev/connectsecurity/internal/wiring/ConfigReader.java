package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import java.net.URI;
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
 * value came from. What is secret is named without its value.
 */
final class ConfigReader {
  private final Config config;

  ConfigReader(Config config) {
    this.config = config;
  }

  /** Gives the value, the default, or nothing; blank counts as absent. */
  Optional<String> find(ConfigKey key) {
    return configured(key).or(key::fallback);
  }

  /** Tells whether there is a value beside the default. */
  boolean isSet(ConfigKey key) {
    return configured(key).isPresent();
  }

  private Optional<String> configured(ConfigKey key) {
    Optional<String> value = find(key.key());
    if (value.isEmpty()) {
      refuseUnknownVariables(key);
    }
    return value;
  }

  // MicroProfile Config takes such a value for absent, and a default may be laxer than what was
  // meant.
  private void refuseUnknownVariables(ConfigKey key) {
    ConfigValue value = config.getConfigValue(key.key());
    if (value != null && value.getValue() == null && value.getRawValue() != null) {
      throw mistake(
          Problem.BAD_VALUE, key, value.getRawValue(), "but not every variable in it is set");
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

  Secret secret(ConfigKey key) {
    return Secret.of(text(key));
  }

  List<String> list(ConfigKey key) {
    return split(key, ",");
  }

  /** Gives what is separated by spaces, each once. */
  List<String> words(ConfigKey key) {
    return split(key, "\\s+").stream().distinct().toList();
  }

  private List<String> split(ConfigKey key, String separator) {
    return Arrays.stream(text(key).split(separator))
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

  /** Gives a time limit, for which zero would mean that there is none, or that nothing works. */
  Duration limit(ConfigKey key) {
    Duration duration = duration(key);
    if (duration.toMillis() == 0) {
      throw bad(key, "at least a millisecond, PT0.001S");
    }
    return duration;
  }

  long number(ConfigKey key) {
    return number(key, 1, Long.MAX_VALUE, "a number above 0");
  }

  /** Gives how often or how many, perhaps none. */
  int count(ConfigKey key) {
    return (int) number(key, 0, 1000, "a number from 0 to 1000");
  }

  private long number(ConfigKey key, long least, long most, String expected) {
    try {
      long number = Long.parseLong(text(key));
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the key
    }
    throw bad(key, expected);
  }

  String oneOf(ConfigKey key, String... choices) {
    String text = text(key).toLowerCase(Locale.ROOT);
    if (!List.of(choices).contains(text)) {
      throw bad(key, "one of " + String.join(", ", choices));
    }
    return text;
  }

  boolean flag(ConfigKey key) {
    return oneOf(key, "true", "false").equals("true");
  }

  Product product(ConfigKey key) {
    return Product.of(oneOf(key, "jira", "confluence")).orElseThrow();
  }

  /** Gives the URL of a server: https, or http on a loopback host. */
  URI server(ConfigKey key) {
    return PlainUrl.of(text(key))
        .filter(PlainUrl::isTrustworthy)
        .map(PlainUrl::url)
        .orElseThrow(() -> bad(key, "an https URL"));
  }

  /** Makes the mistake of a value that is not what it has to be. */
  Mistake bad(ConfigKey key, String expected) {
    return wrong(Problem.BAD_VALUE, key, "must be " + expected);
  }

  /** Makes the mistake of a value that breaks a rule. */
  Mistake wrong(Problem problem, ConfigKey key, String rule) {
    return mistake(problem, key, text(key), "but " + rule);
  }

  private Mistake mistake(Problem problem, ConfigKey key, String value, String but) {
    return problem.mistake(
        key.key()
            + (key.isSecret() ? " has a value that is not shown" : " is '" + value + "'")
            + origin(key)
            + " "
            + but
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
