package dev.connectsecurity.internal.lifecycle;

import java.net.URI;

/**
 * One entry of the list of sites.
 *
 * @param scheme {@code https}, or {@code http} for a loopback host
 * @param anyLabel whether one more label stands in front of the host
 * @param host lower case, without a trailing dot
 * @param port the port, or -1 for the scheme's own
 */
record AllowedHost(String scheme, boolean anyLabel, String host, int port) {

  static AllowedHost parse(String entry) {
    if (entry.contains("://")) {
      return origin(entry);
    }
    boolean anyLabel = entry.startsWith("*.");
    String host = anyLabel ? entry.substring(2) : entry;
    URI uri = read("https://" + host, entry);
    // A star before a top-level domain would let in everybody.
    if (!host.equals(uri.getRawAuthority())
        || uri.getPort() >= 0
        || (anyLabel && host.indexOf('.') < 0)) {
      throw unreadable(entry);
    }
    return new AllowedHost("https", anyLabel, host, -1);
  }

  private static AllowedHost origin(String entry) {
    URI uri = read(entry, entry);
    if (!uri.getRawPath().isEmpty()) {
      throw unreadable(entry);
    }
    if ("http".equals(uri.getScheme()) && !loopback(uri.getHost())) {
      throw new IllegalArgumentException(
          "allowed host \"" + entry + "\" is not encrypted; http is for localhost only");
    }
    return new AllowedHost(uri.getScheme(), false, uri.getHost(), uri.getPort());
  }

  boolean covers(URI uri) {
    return scheme.equals(uri.getScheme()) && port == uri.getPort() && coversHost(uri.getHost());
  }

  private boolean coversHost(String candidate) {
    return host.equals(anyLabel ? candidate.substring(candidate.indexOf('.') + 1) : candidate);
  }

  String sourceExpression() {
    return scheme + "://" + (anyLabel ? "*." : "") + host + (port < 0 ? "" : ":" + port);
  }

  private static boolean loopback(String host) {
    return "localhost".equals(host)
        || "[::1]".equals(host)
        || (host.startsWith("127.") && host.chars().allMatch(c -> c == '.' || c <= '9'));
  }

  private static URI read(String url, String entry) {
    return PlainUrl.parse(url).orElseThrow(() -> unreadable(entry));
  }

  private static IllegalArgumentException unreadable(String entry) {
    return new IllegalArgumentException(
        "allowed host \""
            + entry
            + "\" is neither a host such as acme.atlassian.net, nor a pattern such as"
            + " *.atlassian.net, nor an origin such as http://localhost:8080");
  }
}
