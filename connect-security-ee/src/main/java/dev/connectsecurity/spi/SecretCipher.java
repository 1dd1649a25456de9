package dev.connectsecurity.spi;

import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import java.util.Optional;

/**
 * Encrypts what the stores keep of secrets, for example with a key that never leaves a key
 * management service.
 *
 * <p>A bean of this type in the application replaces the library's own, which is AES-256-GCM with
 * the keys of {@code atlassian.store.encryption-keys}. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface SecretCipher {

  /**
   * Encrypts a secret for one place.
   *
   * @param secret what to keep
   * @param place table, column and row, of which no two are written alike; a text that is kept for
   *     one place must not decrypt in another
   * @return printable ASCII, at most 1000 characters more than four thirds of the secret's bytes
   * @throws UnavailableException if the key cannot be used now
   */
  String encrypt(Secret secret, String place);

  /**
   * Decrypts what was kept.
   *
   * @param text what {@link #encrypt} gave
   * @param place the place it was kept in
   * @return the secret
   * @throws UnavailableException if the text was changed, was made for another place, or its key is
   *     not there; the message says which key, never what
   */
  Secret decrypt(String text, String place);

  /**
   * Tells whether a text is encrypted as {@link #encrypt} would now.
   *
   * @param text what was kept
   * @return false if it should be encrypted anew, because its key is an older one
   */
  boolean isCurrent(String text);

  /**
   * Names the key that a text needs, if it is known not to be there. It is shown in logs and
   * reports.
   *
   * @param text what was kept
   * @return the key's id, or nothing if the key is there or cannot be told
   */
  default Optional<String> missingKey(String text) {
    return Optional.empty();
  }
}
