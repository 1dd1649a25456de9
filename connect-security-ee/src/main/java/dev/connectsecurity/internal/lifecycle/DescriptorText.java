package dev.connectsecurity.internal.lifecycle;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the application's part of the descriptor and tells where it cannot be read. */
final class DescriptorText {

  /** How the sentences call the application's part. */
  static final String FILE = "atlassian-connect.json";

  private static final Map<String, Object> NO_DUPLICATES =
      Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE);

  private DescriptorText() {}

  static Optional<JsonObject> read(String text, List<String> problems) {
    if (text.isBlank()) {
      problems.add(FILE + " is empty. Write at least: {\"name\": \"My app\"}");
      return Optional.empty();
    }
    return syntax(text, problems) ? value(text, problems) : Optional.empty();
  }

  /** Walks to the very end, where a reader of values would stop at the first. */
  private static boolean syntax(String text, List<String> problems) {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      do {
        parser.next();
      } while (parser.hasNext());
      return true;
    } catch (JsonParsingException e) {
      problems.add(FILE + " is not JSON: it cannot be read at " + place(text, e) + ".");
      return false;
    }
  }

  private static Optional<JsonObject> value(String text, List<String> problems) {
    try (var reader =
        Json.createReaderFactory(NO_DUPLICATES).createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      if (value instanceof JsonObject object) {
        return Optional.of(object);
      }
      problems.add(FILE + " must hold one JSON object, but holds " + kind(value) + ".");
    } catch (JsonParsingException e) {
      problems.add(FILE + " names a member twice, at " + place(text, e) + ". Remove one of both.");
    }
    return Optional.empty();
  }

  /** Counts by itself, since a parser's own columns run past the end of a text cut short. */
  private static String place(String text, JsonParsingException e) {
    long offset = Math.max(0, e.getLocation().getStreamOffset());
    String before = text.substring(0, (int) Math.min(offset, text.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return "line " + line + ", column " + column;
  }

  static String kind(JsonValue value) {
    return switch (value.getValueType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> value.getValueType().name().toLowerCase(Locale.ROOT);
    };
  }

  static Optional<String> text(JsonObject object, String member) {
    return object.get(member) instanceof JsonString string && !string.getString().isBlank()
        ? Optional.of(string.getString())
        : Optional.empty();
  }
}
