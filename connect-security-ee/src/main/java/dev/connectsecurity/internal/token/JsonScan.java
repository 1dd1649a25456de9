package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON as strictly as {@link StrictJson}, in one pass over the bytes and without a tree: it
 * only finds where the members of an object begin and end. RFC 8259 and RFC 7493.
 */
final class JsonScan {
  private static final int MAX_NUMBER = 64;
  // A number with more is beyond what BigDecimal can hold.
  private static final int MAX_EXPONENT = 9;

  private final byte[] json;
  private final int maxDepth;
  private int at;

  private JsonScan(byte[] json, int from, int maxDepth) {
    this.json = json;
    this.at = from;
    this.maxDepth = maxDepth;
  }

  /**
   * Reads an object.
   *
   * @param utf8 the bytes
   * @param maxDepth how deep objects and arrays may nest, the outermost counted
   * @throws NotAuthenticatedException for {@code JSON} if the bytes are anything else
   */
  static Members object(byte[] utf8, int maxDepth) {
    JsonScan scan = new JsonScan(utf8, 0, maxDepth);
    scan.skipBlanks();
    Members members = scan.members(1);
    scan.skipBlanks();
    require(scan.at == utf8.length && StrictUtf8.isWellFormed(utf8, utf8.length));
    return members;
  }

  /** Reads an object within bytes that were read before. */
  static Members inner(byte[] json, int from) {
    return new JsonScan(json, from, Integer.MAX_VALUE).members(1);
  }

  /** Reads an array of texts within bytes that were read before; null if it holds other values. */
  static List<String> texts(byte[] json, int from) {
    JsonScan scan = new JsonScan(json, from, Integer.MAX_VALUE);
    List<String> texts = new ArrayList<>(1);
    scan.expect('[');
    scan.skipBlanks();
    if (scan.skip(']')) {
      return texts;
    }
    do {
      scan.skipBlanks();
      if (scan.peek() != '"') {
        return null;
      }
      int start = scan.at;
      scan.string();
      texts.add(JsonText.of(json, start + 1, scan.at - 1));
      scan.skipBlanks();
    } while (scan.skip(','));
    return texts;
  }

  private Members members(int depth) {
    require(depth <= maxDepth);
    Members members = new Members(json);
    expect('{');
    skipBlanks();
    if (skip('}')) {
      return members;
    }
    do {
      skipBlanks();
      int name = at;
      string();
      int nameEnd = at;
      skipBlanks();
      expect(':');
      skipBlanks();
      int value = at;
      value(depth);
      require(members.add(name + 1, nameEnd - 1, value, at));
      skipBlanks();
    } while (skip(','));
    expect('}');
    return members;
  }

  private void array(int depth) {
    require(depth <= maxDepth);
    expect('[');
    skipBlanks();
    if (skip(']')) {
      return;
    }
    do {
      skipBlanks();
      value(depth);
      skipBlanks();
    } while (skip(','));
    expect(']');
  }

  private void value(int depth) {
    switch (peek()) {
      case '{' -> members(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void string() {
    expect('"');
    while (at < json.length) {
      byte octet = json[at++];
      if (octet == '"') {
        return;
      }
      if (octet == '\\') {
        escape();
      } else {
        // the bytes of other characters are negative, and looked at when all is read
        require(octet < 0 || octet >= ' ');
      }
    }
    throw refused();
  }

  private void escape() {
    int character = peek();
    at++;
    if (character != 'u') {
      require("\"\\/bfnrt".indexOf(character) >= 0);
      return;
    }
    char unit = unit();
    require(!Character.isLowSurrogate(unit));
    if (Character.isHighSurrogate(unit)) {
      expect('\\');
      expect('u');
      require(Character.isLowSurrogate(unit()));
    }
  }

  private char unit() {
    require(at + 4 <= json.length);
    int unit = JsonText.unit(json, at);
    require(unit >= 0);
    at += 4;
    return (char) unit;
  }

  private void number() {
    int start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      require(digits() <= MAX_EXPONENT);
    }
    require(at - start <= MAX_NUMBER);
  }

  private int digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    require(at > start);
    return at - start;
  }

  private void literal(String text) {
    for (int i = 0; i < text.length(); i++) {
      expect(text.charAt(i));
    }
  }

  private void skipBlanks() {
    while (at < json.length && isBlank(json[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
  }

  private int peek() {
    return at < json.length ? json[at] : -1;
  }

  private boolean skip(char character) {
    boolean found = peek() == character;
    if (found) {
      at++;
    }
    return found;
  }

  private void expect(char character) {
    require(skip(character));
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw refused();
    }
  }

  private static NotAuthenticatedException refused() {
    return new NotAuthenticatedException(Reason.JSON, "not well-formed JSON of the expected kind");
  }
}
