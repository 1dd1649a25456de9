package dev.connectsecurity.internal.consent;

import dev.connectsecurity.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody can guess. */
final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 24;

  private RandomText() {}

  /** Gives 256 bits as 43 characters of base64url: a state, a cookie, a verifier. */
  static Secret secret() {
    return Secret.of(text(SECRET_BYTES));
  }

  /** Gives the identity of a grant: 192 bits as 32 characters of base64url. */
  static String id() {
    return text(ID_BYTES);
  }

  private static String text(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
