package dev.connectsecurity.internal.lifecycle;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the application's part of the descriptor and tells where it cannot be read. */
final class DescriptorText {

  /** How the sentences call the application's part. */
  static final String FILE = "atlassian-connect.json";

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
      Deque<Set<String>> names = new ArrayDeque<>();
      do {
        if (isNamedAgain(parser, names)) {
          problems.add(
              FILE
                  + " names a member twice, at "
                  + place(text, parser.getLocation())
                  + ". Remove one of both.");
          return false;
        }
      } while (parser.hasNext());
      return true;
    } catch (JsonParsingException e) {
      problems.add(
          FILE + " is not JSON: it cannot be read at " + place(text, e.getLocation()) + ".");
      return false;
    }
  }

  // Not left to the reader: only providers of JSON-P 2.1 know how to refuse, and not all of them
  // do.
  private static boolean isNamedAgain(JsonParser parser, Deque<Set<String>> names) {
    switch (parser.next()) {
      case START_OBJECT -> names.push(new HashSet<>());
      case END_OBJECT -> names.pop();
      case KEY_NAME -> {
        return !names.element().add(parser.getString());
      }
      default -> {
        // only objects have names
      }
    }
    return false;
  }

  private static Optional<JsonObject> value(String text, List<String> problems) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      if (value instanceof JsonObject object) {
        return Optional.of(object);
      }
      problems.add(FILE + " must hold one JSON object, but holds " + kind(value) + ".");
      return Optional.empty();
    }
  }

  /** Counts by itself, since a parser's own columns run past the end of a text cut short. */
  private static String place(String text, JsonLocation where) {
    long offset = Math.max(0, where.getStreamOffset());
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
