package dev.connectsecurity.internal.cipher;

import dev.connectsecurity.Secret;
import java.util.Arrays;
import java.util.Base64;

/** Keys for tests. */
final class Keys {
  private Keys() {}

  /** Gives 32 bytes in base64, all alike. */
  static String base64(int filling) {
    return base64(filling, 32);
  }

  static String base64(int filling, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) filling);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static EncryptionKeys read(String text) {
    return EncryptionKeys.read(Secret.of(text));
  }

  static AesGcmCipher cipher(String text) {
    return new AesGcmCipher(read(text));
  }
}
