package dev.connectsecurity.internal.store;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.cipher.AesGcmCipher;
import dev.connectsecurity.internal.cipher.EncryptionKeys;
import dev.connectsecurity.spi.SecretCipher;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Encryption by keys that are known by their names. */
final class Keys {
  private Keys() {}

  /** A cipher whose first key writes, while all of them read. */
  static SecretCipher of(String... names) {
    String keys = Arrays.stream(names).map(Keys::key).collect(Collectors.joining(","));
    return new AesGcmCipher(EncryptionKeys.read(Secret.of(keys)));
  }

  private static String key(String name) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) name.hashCode());
    return name + ":" + Base64.getEncoder().encodeToString(bytes);
  }
}
