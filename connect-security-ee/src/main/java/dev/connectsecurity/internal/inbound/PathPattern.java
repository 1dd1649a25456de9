package dev.connectsecurity.internal.inbound;

/**
 * A path below the context root, exact ({@code /health}) or with everything under it ({@code
 * /public/*}).
 *
 * @param path the path, without the star
 * @param everythingUnder whether longer paths match too
 */
record PathPattern(String path, boolean everythingUnder) {

  /**
   * Reads a pattern.
   *
   * @param text {@code /exact} or {@code /prefix/*}; canonical, see {@link PlainPath}
   * @throws IllegalArgumentException if it is neither
   */
  static PathPattern of(String text) {
    boolean under = text.endsWith("/*");
    String path = under ? text.substring(0, text.length() - 1) : text;
    if (!PlainPath.isPlain(path) || path.indexOf('*') >= 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a path such as /health or /public/*");
    }
    return new PathPattern(path, under);
  }

  boolean matches(String canonicalPath) {
    return everythingUnder
        ? canonicalPath.startsWith(path)
            || canonicalPath.equals(path.substring(0, path.length() - 1))
        : canonicalPath.equals(path);
  }
}
