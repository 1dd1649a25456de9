package dev.connectsecurity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be printed: a tenant's shared secret, a token, a password.
 *
 * <p>{@link #toString()} is constant and {@link #equals} takes the same time wherever two secrets
 * of one length differ. {@link #reveal()} is the only way to the text, so every use can be found by
 * searching for it. Not serializable.
 *
 * @since 0.1
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Wraps a text.
   *
   * @param text the text to hide, any length
   * @return the secret
   * @throws NullPointerException if the text is null
   */
  public static Secret of(String text) {
    return new Secret(Objects.requireNonNull(text, "text"));
  }

  /**
   * Gives the hidden text. Keep it in a local variable, never in a field, a log or an exception.
   *
   * @return the text as it was given
   */
  public String reveal() {
    return text;
  }

  /**
   * Compares in constant time.
   *
   * @return whether the other object is a secret with the same text
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  /**
   * Gives one value for all secrets, so that not even a hash leaks.
   *
   * @return a constant
   */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  /**
   * Masks the text.
   *
   * @return a constant
   */
  @Override
  public String toString() {
    return "Secret[masked]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
