package dev.connectsecurity.internal.token;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that refuses what {@link String} would silently replace. RFC 3629 section 3. */
final class StrictUtf8 {

  private static final char REPLACEMENT = '\ufffd';

  private StrictUtf8() {}

  /** Decodes; refuses overlong forms, surrogates and cut sequences. */
  static String decode(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // only a text with the replacement character can hide a mistake; the slow decoder finds out
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** Tells whether the first bytes are UTF-8; by no exception, for a stranger may send them. */
  static boolean isWellFormed(byte[] bytes, int length) {
    if (isAscii(bytes, length)) {
      return true;
    }
    CharBuffer text = CharBuffer.allocate(length);
    return !StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, 0, length), text, true)
        .isError();
  }

  private static boolean isAscii(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether each surrogate of a text has its partner. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
      }
    }
    return true;
  }
}
