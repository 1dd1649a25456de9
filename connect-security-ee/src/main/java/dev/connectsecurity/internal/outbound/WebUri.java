package dev.connectsecurity.internal.outbound;

import java.net.URI;

/**
 * A URI that comes out of configuration.
 *
 * @param uri the URI
 */
record WebUri(URI uri) {

  /**
   * Tells whether it is an {@code http} or {@code https} URL and nothing but scheme, host, port and
   * path.
   */
  boolean isPlain() {
    return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }
}
