package dev.connectsecurity.internal.token;

import java.nio.charset.StandardCharsets;

/** What stands between the quotes of a JSON text that was found well-formed. RFC 8259 section 7. */
final class JsonText {
  private static final int UNIT = 4;

  private JsonText() {}

  /** Decodes. */
  static String of(byte[] json, int from, int to) {
    String raw = new String(json, from, to - from, StandardCharsets.UTF_8);
    int escape = raw.indexOf('\\');
    if (escape < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length());
    int copied = 0;
    while (escape >= 0) {
      text.append(raw, copied, escape);
      char kind = raw.charAt(escape + 1);
      copied = escape + 2;
      if (kind == 'u') {
        text.append((char) Integer.parseInt(raw, copied, copied + UNIT, 16));
        copied += UNIT;
      } else {
        text.append(meaning(kind));
      }
      escape = raw.indexOf('\\', copied);
    }
    return text.append(raw, copied, raw.length()).toString();
  }

  /** Reads four hexadecimal digits; negative if they are none. */
  static int unit(byte[] json, int from) {
    int unit = 0;
    for (int i = from; i < from + UNIT; i++) {
      unit = unit << UNIT | Character.digit(json[i], 16);
    }
    return unit;
  }

  private static char meaning(char kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }
}
