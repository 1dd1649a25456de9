package dev.connectsecurity.internal.cipher;

import java.util.Base64;
import java.util.Optional;

/**
 * An encrypted secret as a column keeps it: {@code v1.<key id>.<base64url of IV, ciphertext, tag>}.
 *
 * @param keyId the name of the key
 * @param bytes IV, ciphertext and tag, one after the other
 */
record SealedText(String keyId, byte[] bytes) {
  private static final String VERSION = "v1.";

  /** Gives what every text begins with that a key has encrypted. */
  static String prefix(String keyId) {
    return VERSION + keyId + ".";
  }

  /** Reads a text; nothing if {@link #write} never gave it. */
  static Optional<SealedText> read(String text) {
    int dot = text.indexOf('.', VERSION.length());
    if (!text.startsWith(VERSION) || dot < 0) {
      return Optional.empty();
    }
    String keyId = text.substring(VERSION.length(), dot);
    return decoded(text.substring(dot + 1))
        .filter(bytes -> EncryptionKey.isId(keyId))
        .map(bytes -> new SealedText(keyId, bytes))
        // Base64 leaves unused bits in the last character: two texts would be the same bytes.
        .filter(found -> found.write().equals(text));
  }

  /** Gives the text, printable ASCII. */
  String write() {
    return prefix(keyId) + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
