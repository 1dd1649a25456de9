package dev.connectsecurity.internal.token;

import java.util.Optional;

/**
 * What a query-string hash is computed from.
 *
 * @since 0.1
 */
public final class CanonicalRequest {
  private final String text;

  private CanonicalRequest(String text) {
    this.text = text;
  }

  /** Makes one. */
  public static CanonicalRequest of(String method, String rawPath, String rawQuery) {
    return new CanonicalRequest(method + rawPath + rawQuery);
  }

  /** Strips the base path. */
  public static Optional<String> belowBase(String rawPath, String basePath) {
    throw new UnsupportedOperationException(rawPath + basePath);
  }

  /** Gives the text. */
  public String text() {
    return text;
  }

  /** Gives the hash. */
  public String hash() {
    throw new UnsupportedOperationException();
  }

  /** Compares. */
  public boolean matches(String qsh) {
    throw new UnsupportedOperationException(qsh);
  }
}
