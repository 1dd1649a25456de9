package dev.connectsecurity.internal.outbound;

import java.net.URI;
import java.util.Optional;

/**
 * Takes empty segments out of a path, so that what is signed is what goes on the wire.
 *
 * <p>The client of WildFly 39.0.1 (RESTEasy 6.2.15 on Apache HttpClient 4.5.14) sends {@code /a/b}
 * where the URI says {@code /a//b}, behind all filters, and then spells the other segments anew
 * too; the product would find another hash. Other clients send it as it is, so all of them get the
 * same.
 */
final class EmptySegments {
  private EmptySegments() {}

  static URI takenOut(URI uri) {
    String path = Optional.ofNullable(uri.getRawPath()).orElse("");
    return path.contains("//")
        ? URI.create(
            uri.getScheme()
                + "://"
                + uri.getRawAuthority()
                + path.replaceAll("/{2,}", "/")
                + Optional.ofNullable(uri.getRawQuery()).map(query -> "?" + query).orElse(""))
        : uri;
  }
}
