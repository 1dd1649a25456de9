package dev.connectsecurity.internal.token;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a JSON object by their places in its bytes; a value is read when it is asked for.
 *
 * <p>A few names are compared one by one. Many, or spelled with escapes, get an index, so that
 * nobody can make us compare each with each.
 */
final class Members {
  private static final int FEW = 16;
  private static final int PLACES = 4;

  private final byte[] json;
  // of each member: start and end of its name, start and end of its value
  private int[] places = new int[FEW / 2 * PLACES];
  private int count;
  private Map<String, Integer> index;

  Members(byte[] json) {
    this.json = json;
  }

  /** Adds a member that was just read; tells whether its name is new. */
  boolean add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
    if (!isNew(nameStart, nameEnd)) {
      return false;
    }
    int at = count * PLACES;
    if (at == places.length) {
      places = Arrays.copyOf(places, at * 2);
    }
    places[at] = nameStart;
    places[at + 1] = nameEnd;
    places[at + 2] = valueStart;
    places[at + 3] = valueEnd;
    count++;
    return true;
  }

  private boolean isNew(int start, int end) {
    if (index == null && (count >= FEW || isEscaped(start, end))) {
      index = new HashMap<>();
      for (int i = 0; i < count; i++) {
        index.put(name(i), i);
      }
    }
    if (index != null) {
      return index.putIfAbsent(JsonText.of(json, start, end), count) == null;
    }
    for (int i = 0; i < count * PLACES; i += PLACES) {
      if (Arrays.equals(json, places[i], places[i + 1], json, start, end)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEscaped(int start, int end) {
    for (int i = start; i < end; i++) {
      if (json[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  int size() {
    return count;
  }

  String name(int member) {
    return JsonText.of(json, places[member * PLACES], places[member * PLACES + 1]);
  }

  /** Finds a member by its name, which is ASCII; negative if there is none. */
  int find(String name) {
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    for (int i = 0; i < count; i++) {
      if (isNamed(i, name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isNamed(int member, String name) {
    int start = places[member * PLACES];
    if (places[member * PLACES + 1] - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (json[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isText(int member) {
    return json[start(member)] == '"';
  }

  String text(int member) {
    return JsonText.of(json, start(member) + 1, end(member) - 1);
  }

  /** Gives a member's value, if it is there and is a text. */
  Optional<String> text(String name) {
    int member = find(name);
    return member >= 0 && isText(member) ? Optional.of(text(member)) : Optional.empty();
  }

  /** Gives a number that is written with so many digits at most and nothing else, or -1. */
  long digits(int member, int max) {
    if (end(member) - start(member) > max) {
      return -1;
    }
    long number = 0;
    for (int i = start(member); i < end(member); i++) {
      if (json[i] < '0' || json[i] > '9') {
        return -1;
      }
      number = number * 10 + json[i] - '0';
    }
    return number;
  }

  /** Gives an array of texts; null if it is anything else. */
  List<String> texts(int member) {
    return json[start(member)] == '[' ? JsonScan.texts(json, start(member)) : null;
  }

  boolean isObject(int member) {
    return json[start(member)] == '{';
  }

  /** Gives an object; null if it is anything else. */
  Members object(int member) {
    return isObject(member) ? JsonScan.inner(json, start(member)) : null;
  }

  /** Gives the JSON text of a value. */
  byte[] raw(int member) {
    return Arrays.copyOfRange(json, start(member), end(member));
  }

  private int start(int member) {
    return places[member * PLACES + 2];
  }

  private int end(int member) {
    return places[member * PLACES + 3];
  }
}
