package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.TokenUse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** Uses of lifecycle tokens, by readable names of token and body. */
final class Tokens {
  static final Duration LIFETIME = Duration.ofMinutes(3);

  private final Clock clock;

  Tokens(Clock clock) {
    this.clock = clock;
  }

  TokenUse use(String token, String body) {
    Instant now = clock.instant();
    return new TokenUse(hash(token), hash(body), now, now.plus(LIFETIME));
  }

  /** A token that nobody used before, with a body of its own. */
  TokenUse use(String token) {
    return use(token, "body of " + token);
  }

  static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
