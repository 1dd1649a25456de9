package dev.connectsecurity.internal.inbound;

/**
 * Tells paths that every server routes alike from those that servers decode, cut or resolve each in
 * its own way.
 *
 * <p>An exclusion list is matched on the text of the request, the server routes by what it makes of
 * that text. Only a path on which the two cannot differ may be excluded. See Servlet 6.0 section
 * 3.5.2.
 */
final class PlainPath {
  private PlainPath() {}

  static boolean isPlain(String rawPath) {
    if (rawPath.isEmpty() || rawPath.charAt(0) != '/') {
      return false;
    }
    for (int i = 0; i < rawPath.length(); i++) {
      if (!isPlain(rawPath.charAt(i))) {
        return false;
      }
    }
    return !rawPath.contains("//") && !hasDotSegment(rawPath);
  }

  // Escapes, path parameters and backslashes are what servers disagree about; all else must be
  // ASCII and visible.
  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7f && c != '%' && c != ';' && c != '\\' && c != '?' && c != '#';
  }

  private static boolean hasDotSegment(String path) {
    return path.contains("/./")
        || path.contains("/../")
        || path.endsWith("/.")
        || path.endsWith("/..");
  }
}
