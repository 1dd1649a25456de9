package dev.connectsecurity.internal.lifecycle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer that tells a machine what kind of refusal it is and nobody why. Source: RFC 9457
 * section 4.2.1.
 *
 * @param status an HTTP status code
 * @param title the status code's own words
 */
record Problem(int status, String title) {

  static Problem of(int status) {
    return new Problem(
        status,
        switch (status) {
          case 400 -> "Bad Request";
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "Not Found";
          case 405 -> "Method Not Allowed";
          case 413 -> "Content Too Large";
          case 415 -> "Unsupported Media Type";
          default -> "Service Unavailable";
        });
  }

  void writeTo(HttpServletResponse response) throws IOException {
    byte[] body =
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
            .formatted(title, status)
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
