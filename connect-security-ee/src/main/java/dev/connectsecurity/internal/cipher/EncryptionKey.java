package dev.connectsecurity.internal.cipher;

import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of AES-256 and its name.
 *
 * @param id its name, which is no secret: 1 to 32 letters, digits, dashes and underscores
 * @param key the key
 */
record EncryptionKey(String id, SecretKey key) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final int BYTES = 32;

  /**
   * Reads a key.
   *
   * @param text {@code id:key}, the key in base64
   * @return the key
   * @throws IllegalArgumentException if it is anything else; the message continues "the encryption
   *     key …" and quotes nothing, because what stands in the place of the id may be the key
   */
  static EncryptionKey read(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !isId(text.substring(0, colon))) {
      throw new IllegalArgumentException(
          "is not written as id:key, with an id of 1 to 32 letters, digits, dashes and"
              + " underscores");
    }
    byte[] key = decoded(text.substring(colon + 1).strip());
    if (key.length != BYTES) {
      throw new IllegalArgumentException("has " + key.length + " bytes instead of " + BYTES);
    }
    return new EncryptionKey(text.substring(0, colon), new SecretKeySpec(key, "AES"));
  }

  /** Tells whether a text may name a key. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Gives the name only. */
  @Override
  public String toString() {
    return id;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException quotesTheKey) {
      throw new IllegalArgumentException("is not base64");
    }
  }
}
