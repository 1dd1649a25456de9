package dev.connectsecurity.internal.exchange;

import java.net.URI;

/**
 * A URI that comes out of configuration.
 *
 * @param uri the URI
 * @since 0.1
 */
public record WebUri(URI uri) {

  /**
   * Tells whether it is an {@code http} or {@code https} URL and nothing but scheme, host, port and
   * path.
   *
   * @return whether a credential may be shown there
   */
  public boolean isPlain() {
    return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }
}
