package dev.connectsecurity.internal.cipher;

import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.SecretCipher;
import java.util.Objects;

/**
 * A known text, encrypted and kept beside the secrets, so that a wrong key is found at the start
 * and not at the first customer.
 *
 * <p>Keep one for each key that was ever the first: verify them all at the start, then make one
 * more if none of them {@link SecretCipher#isCurrent is current}. When all secrets are encrypted
 * anew, forget those that are not.
 *
 * @param cipher what encrypts the secrets
 * @since 0.1
 */
public record CheckValue(SecretCipher cipher) {
  private static final Secret KNOWN = Secret.of("connect-security-ee");
  private static final String PLACE = "check value";

  /** Makes check values by a cipher. */
  public CheckValue {
    Objects.requireNonNull(cipher, "cipher");
  }

  /**
   * Makes a value to keep.
   *
   * @return what the cipher makes of the known text
   * @throws UnavailableException if the key cannot be used now
   */
  public String make() {
    return cipher.encrypt(KNOWN, PLACE);
  }

  /**
   * Verifies what was kept.
   *
   * @param kept what {@link #make} gave, perhaps years ago
   * @throws UnavailableException if the cipher cannot read what was written then; the message says
   *     why
   */
  public void verify(String kept) {
    if (!KNOWN.equals(read(kept))) {
      throw unreadable("it is another text", null);
    }
  }

  private Secret read(String kept) {
    try {
      return cipher.decrypt(kept, PLACE);
    } catch (UnavailableException e) {
      throw unreadable(e.getMessage(), e);
    }
  }

  private static UnavailableException unreadable(String why, Throwable cause) {
    return new UnavailableException(
        Reason.STORE_UNAVAILABLE,
        "The check value of the encryption keys cannot be read: " + why,
        cause);
  }
}
