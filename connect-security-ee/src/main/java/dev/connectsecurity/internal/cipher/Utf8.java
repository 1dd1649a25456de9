package dev.connectsecurity.internal.cipher;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as bytes from which the same text comes back. */
final class Utf8 {
  private Utf8() {}

  /**
   * Encodes a text.
   *
   * @throws IllegalArgumentException if it has an unpaired surrogate, which {@code getBytes} would
   *     turn into a question mark: other places, other secrets would be the same
   */
  static byte[] bytes(String text) {
    try {
      ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the text has an unpaired surrogate");
    }
  }
}
