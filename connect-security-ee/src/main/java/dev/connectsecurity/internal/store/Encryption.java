package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.SecretCipher;
import java.util.Objects;

/**
 * How secrets lie in their columns.
 *
 * @param cipher what encrypts them
 * @param readsClear whether what lies there in clear is used: whoever can write to the database can
 *     then put a secret of his own in the place of an encrypted one
 * @since 0.1
 */
public record Encryption(SecretCipher cipher, boolean readsClear) {

  /**
   * Describes it.
   *
   * @throws NullPointerException if there is no cipher
   */
  public Encryption {
    Objects.requireNonNull(cipher, "cipher");
  }

  /**
   * Encrypts secrets and refuses those in clear.
   *
   * @param cipher what encrypts them
   * @return full encryption
   */
  public static Encryption by(SecretCipher cipher) {
    return new Encryption(cipher, false);
  }

  /**
   * Encrypts what is written, and still reads what was written in clear before.
   *
   * @param cipher what encrypts secrets
   * @return encryption until {@link Reencryption} has found no row in clear any more
   */
  public static Encryption beginningWith(SecretCipher cipher) {
    return new Encryption(cipher, true);
  }
}
