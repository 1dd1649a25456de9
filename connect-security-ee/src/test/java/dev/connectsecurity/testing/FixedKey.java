package dev.connectsecurity.testing;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.cipher.AesGcmCipher;
import dev.connectsecurity.internal.cipher.EncryptionKeys;
import dev.connectsecurity.spi.SecretCipher;

/** What encrypts where a test does not care how; the same in every process. */
public final class FixedKey {
  private static final Secret KEY = Secret.of("fixed:" + "A".repeat(43) + "=");

  private FixedKey() {}

  /** Makes a cipher with that key. */
  public static SecretCipher cipher() {
    return new AesGcmCipher(EncryptionKeys.read(KEY));
  }
}
