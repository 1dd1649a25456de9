package dev.connectsecurity.samples.simulator.token;

import java.security.PrivateKey;

/**
 * Where a hand-made token begins: pick the key, change what you like, {@link TokenBuilder#sign()}.
 */
public final class Tokens {

  private Tokens() {}

  /**
   * Begins a token signed with a shared secret.
   *
   * @param secret the secret; its UTF-8 bytes are the key
   * @return a builder with the header {@code {"typ":"JWT","alg":"HS256"}} and no claims
   */
  public static TokenBuilder hs256(String secret) {
    return TokenBuilder.with("HS256", input -> Crypto.hs256(secret, input));
  }

  /**
   * Begins a token signed with an RSA key.
   *
   * @param key the private key
   * @param kid the name under which the key server has its public half
   * @return a builder with the header {@code {"typ":"JWT","alg":"RS256","kid":…}} and no claims
   */
  public static TokenBuilder rs256(PrivateKey key, String kid) {
    return TokenBuilder.with("RS256", input -> Crypto.rs256(key, input)).header("kid", kid);
  }

  /**
   * Begins a token that nobody signs.
   *
   * @return a builder with the header {@code {"typ":"JWT","alg":"none"}} and no claims
   */
  public static TokenBuilder unsigned() {
    return TokenBuilder.with("none", input -> new byte[0]);
  }
}
