package dev.connectsecurity.internal.token;

import java.nio.ByteBuffer;
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

  /** Encodes; refuses unpaired surrogates. */
  static byte[] encode(String text) throws CharacterCodingException {
    if (!isWellFormed(text)) {
      throw new CharacterCodingException();
    }
    return text.getBytes(StandardCharsets.UTF_8);
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
