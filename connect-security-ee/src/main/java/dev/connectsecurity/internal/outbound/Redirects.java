package dev.connectsecurity.internal.outbound;

import java.util.Map;

/**
 * Keeps clients from following redirects, which would take a credential or a body elsewhere.
 *
 * <p>JAX-RS has no word for this, so each implementation is told in its own; the others ignore it.
 */
final class Redirects {

  /** Properties of a client or a request. */
  static final Map<String, Object> OFF =
      Map.of(
          // Jersey 3 (Payara 6, GlassFish 7) and 4 (GlassFish 8) follow by default.
          "jersey.config.client.followRedirects", false,
          // RESTEasy 6 (WildFly, Open Liberty) does not, unless somebody sets this.
          "dev.resteasy.client.follow.redirects", false,
          // CXF (TomEE 9) does not, unless somebody sets this.
          "http.autoredirect", false);

  private Redirects() {}
}
