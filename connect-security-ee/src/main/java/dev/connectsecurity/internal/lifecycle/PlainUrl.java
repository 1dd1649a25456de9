package dev.connectsecurity.internal.lifecycle;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Reads URLs that are nothing but scheme, host, perhaps port and plain path segments.
 *
 * <p>What a caller sends as a URL ends up as an address that the app calls and as a header of its
 * pages, so everything that two readers could understand differently is refused: user information,
 * escapes, upper case in the host, empty and dotted segments.
 */
final class PlainUrl {
  private static final int MAX_LENGTH = 2048;
  private static final String MARKS = ":/.-_~[]";

  private PlainUrl() {}

  /**
   * Reads a URL and drops one trailing slash.
   *
   * @param text what claims to be an {@code https} or {@code http} URL
   * @return the URL, or nothing if it is anything but plain
   */
  static Optional<URI> parse(String text) {
    if (text.length() > MAX_LENGTH || !text.chars().allMatch(PlainUrl::plain)) {
      return Optional.empty();
    }
    String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    try {
      URI uri = new URI(trimmed);
      return web(uri) && plainAuthority(uri) && plainPath(uri.getRawPath())
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean plain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || MARKS.indexOf(c) >= 0;
  }

  private static boolean web(URI uri) {
    return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
  }

  private static boolean plainAuthority(URI uri) {
    String host = uri.getHost();
    if (host == null || host.endsWith(".") || host.chars().anyMatch(Character::isUpperCase)) {
      return false;
    }
    // "host:" has an empty port, which java.net.URI forgives.
    String authority = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    return authority.equals(uri.getRawAuthority());
  }

  private static boolean plainPath(String path) {
    if (path.isEmpty()) {
      return true;
    }
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.isEmpty() || ".".equals(segment) || "..".equals(segment)) {
        return false;
      }
    }
    return true;
  }
}
