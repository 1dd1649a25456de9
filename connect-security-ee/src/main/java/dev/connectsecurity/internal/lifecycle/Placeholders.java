package dev.connectsecurity.internal.lifecycle;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts configured values in the place of <code>${config.key}</code>, once and not within a value.
 *
 * @param config finds a value
 * @param problems receives a sentence for each key without one
 */
record Placeholders(Function<String, Optional<String>> config, List<String> problems) {

  JsonObject fill(JsonObject object) {
    JsonObjectBuilder filled = Json.createObjectBuilder();
    object.forEach((name, value) -> filled.add(name, fill(value)));
    return filled.build();
  }

  private JsonValue fill(JsonValue value) {
    if (value instanceof JsonString string) {
      return Json.createValue(fill(string.getString()));
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder filled = Json.createArrayBuilder();
      array.forEach(element -> filled.add(fill(element)));
      return filled.build();
    }
    return value instanceof JsonObject object ? fill(object) : value;
  }

  private String fill(String text) {
    StringBuilder filled = new StringBuilder();
    int rest = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", rest)) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        problems.add(
            DescriptorText.FILE + " opens a placeholder that does not end: \"" + text + "\".");
        break;
      }
      filled.append(text, rest, start).append(value(text.substring(start + 2, end)));
      rest = end + 1;
    }
    return filled.append(text.substring(rest)).toString();
  }

  private String value(String key) {
    Optional<String> value = config.apply(key);
    if (value.isEmpty()) {
      problems.add(
          "%s has the placeholder ${%s}, but %s is not configured. Add it: %s=…"
              .formatted(DescriptorText.FILE, key, key, key));
    }
    return value.orElse("");
  }
}
