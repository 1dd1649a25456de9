package dev.connectsecurity.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * SHA-256 as text. FIPS 180-4.
 *
 * @since 0.1
 */
public final class Sha256 {

  private Sha256() {}

  /**
   * Hashes a text.
   *
   * @param text hashed as UTF-8
   * @return lower-case hexadecimal, 64 characters
   */
  public static String hex(String text) {
    return HexFormat.of().formatHex(digest(text));
  }

  /**
   * Hashes a text, such as the verifier of RFC 7636.
   *
   * @param text hashed as UTF-8
   * @return base64url without padding, 43 characters
   */
  public static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(text));
  }

  /**
   * Compares two texts in a time that does not tell where they differ.
   *
   * @param one a text
   * @param other another
   * @return whether they are equal
   */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
