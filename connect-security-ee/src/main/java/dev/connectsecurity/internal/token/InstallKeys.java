package dev.connectsecurity.internal.token;

import java.security.PublicKey;

/**
 * Gives the public keys by which Atlassian signs {@code installed} and {@code uninstalled}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface InstallKeys {

  /**
   * Gives the key with an id. A key is never replaced under its id, so an answer may be kept.
   *
   * @param kid the key id, 1 to 128 characters out of {@code A-Z a-z 0-9 _ -}
   * @return the key
   * @throws dev.connectsecurity.NotAuthenticatedException for {@code KEY_ID} if there is no such
   *     key
   * @throws dev.connectsecurity.UnavailableException for {@code KEYS_UNAVAILABLE} if nobody knows
   *     now
   */
  PublicKey keyFor(String kid);
}
