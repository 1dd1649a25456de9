package dev.connectsecurity.internal.access;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;

/** The headers of a request of which only {@code Accept} matters. */
final class Headers {
  private Headers() {}

  static HttpHeaders accepting(String accept) {
    return (HttpHeaders)
        Proxy.newProxyInstance(
            Headers.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getHeaderString") && arguments[0].equals("Accept")) {
                return accept;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
