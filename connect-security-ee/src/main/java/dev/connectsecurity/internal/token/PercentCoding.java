package dev.connectsecurity.internal.token;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Percent-encoding over UTF-8, to the byte as Atlassian hashes it. RFC 3986 section 2. */
final class PercentCoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentCoding() {}

  /** Encodes all but {@code A-Z a-z 0-9 - . _ ~}, with upper-case digits. */
  static String encode(String text) {
    if (isUnreserved(text)) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() * 2);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        encoded.append((char) octet);
      } else {
        HEX.toHexDigits(encoded.append('%'), octet);
      }
    }
    return encoded.toString();
  }

  /** Decodes {@code %XX} and {@code +}, as forms are; empty if that leaves no text. */
  static Optional<String> decodeForm(String raw) {
    return decode(raw.replace('+', ' '));
  }

  /** Decodes {@code %XX}; empty for a broken escape and for bytes that are not UTF-8. */
  static Optional<String> decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return StrictUtf8.isWellFormed(raw) ? Optional.of(raw) : Optional.empty();
    }
    if (!StrictUtf8.isWellFormed(raw)) {
      return Optional.empty();
    }
    byte[] octets = raw.getBytes(StandardCharsets.UTF_8);
    int length = unescape(octets);
    return length >= 0 && StrictUtf8.isWellFormed(octets, length)
        ? Optional.of(new String(octets, 0, length, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Resolves escapes in place and gives the new length, or -1 for a broken escape. */
  private static int unescape(byte[] octets) {
    int length = 0;
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '%') {
        int octet = i + 2 < octets.length ? digit(octets[i + 1]) << 4 | digit(octets[i + 2]) : -1;
        if (octet < 0) {
          return -1;
        }
        octets[length++] = (byte) octet;
        i += 2;
      } else {
        octets[length++] = octets[i];
      }
    }
    return length;
  }

  private static int digit(byte octet) {
    return Character.digit(octet, 16);
  }

  private static boolean isUnreserved(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isUnreserved(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
