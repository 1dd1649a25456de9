package dev.connectsecurity.internal.outbound;

import static java.util.regex.Matcher.quoteReplacement;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Judges the raw path of a URI: does every server on the way read the same path in it?
 *
 * <p>Servers differ in when they decode, whether {@code \} is {@code /}, and whether {@code ..;x}
 * is {@code ..}; so a path is refused if any of these readings climbs. Source for dot segments: RFC
 * 3986 section 5.2.4.
 *
 * @since 0.1
 */
public final class RawPath {
  private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.\\.?(?:[/;]|$)");
  private static final Pattern HOSTILE = Pattern.compile("[\\\\\\x00-\\x1f\\x7f]");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

  // Twice is a habit of some clients, deeper nesting only serves to hide something.
  private static final int DEEPEST_ENCODING = 4;

  private RawPath() {}

  /**
   * Tells whether a path is plain.
   *
   * @param rawPath the path as it goes on the wire, ASCII
   * @return true if its escapes are UTF-8, and neither it nor what decoding makes of it has a dot
   *     segment, a backslash or a control character
   */
  public static boolean isPlain(String rawPath) {
    String text = rawPath;
    for (int depth = 0; depth <= DEEPEST_ENCODING; depth++) {
      if (HOSTILE.matcher(text).find() || DOT_SEGMENT.matcher(text).find()) {
        return false;
      }
      String decoded = decode(text);
      if (decoded.equals(text)) {
        return true;
      }
      if (depth == 0 && !isUtf8(decoded)) {
        return false;
      }
      text = decoded;
    }
    return false;
  }

  // One character for each byte: all that is looked for is ASCII.
  private static String decode(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> quoteReplacement(String.valueOf(octet(escape.group(1)))));
  }

  private static char octet(String digits) {
    return (char) Integer.parseInt(digits, 16);
  }

  // Not UTF-8 are, among others, the overlong forms of '.' and '/'.
  private static boolean isUtf8(String bytes) {
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      StandardCharsets.UTF_8.newDecoder().decode(encoded);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
