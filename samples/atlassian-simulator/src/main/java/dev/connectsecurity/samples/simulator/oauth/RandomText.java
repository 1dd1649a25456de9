package dev.connectsecurity.samples.simulator.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** Text that nobody guesses. */
final class RandomText {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  static String ofBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
