package dev.connectsecurity.internal.wiring;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A URL without user, query and fragment.
 *
 * @param url absolute, without a trailing slash
 */
record PlainUrl(URI url) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Reads a URL; gives nothing if it is none, or not a plain one. */
  static Optional<PlainUrl> of(String text) {
    return parse(text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
        .filter(
            url ->
                url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null)
        .map(PlainUrl::new);
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException notAUrl) {
      return Optional.empty();
    }
  }

  /** Tells whether what is sent there arrives unread: by TLS, or on this very machine. */
  boolean isTrustworthy() {
    return "https".equals(url.getScheme()) || isPlainLoopback(url);
  }

  /** Tells whether a URL is one without TLS on this machine. */
  static boolean isPlainLoopback(URI url) {
    return "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
  }
}
