package dev.connectsecurity.internal.token;

/** Writes the claims of a token that we sign, as JSON. RFC 8259 section 7. */
final class ClaimsWriter {
  private static final int FIRST_PRINTABLE = ' ';

  private final StringBuilder json = new StringBuilder(256).append('{');

  /** Adds a text. */
  ClaimsWriter text(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  /** Adds a number. */
  ClaimsWriter number(String name, long value) {
    name(name).append(value);
    return this;
  }

  /** Adds an array with one text. */
  ClaimsWriter list(String name, String value) {
    name(name).append('[');
    quote(value);
    json.append(']');
    return this;
  }

  /** Ends the claims. */
  String end() {
    return json.append('}').toString();
  }

  private StringBuilder name(String name) {
    json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":");
    return json;
  }

  private void quote(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < FIRST_PRINTABLE) {
        json.append(String.format("\\u%04x", (int) c));
      } else if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
