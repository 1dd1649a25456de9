package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;

/** One request that a listener of the simulator received. */
record Request(
    String method,
    String rawPath,
    String rawQuery,
    Optional<String> authorization,
    Optional<String> contentType,
    Optional<String> host,
    String body) {

  /** Path and query as they came. */
  String target() {
    return rawQuery == null ? rawPath : rawPath + '?' + rawQuery;
  }

  /** A decoded query parameter. */
  Optional<String> parameter(String name) {
    return rawQuery == null ? Optional.empty() : field(rawQuery, name);
  }

  /** A decoded field of an HTML form in the body. */
  Optional<String> formField(String name) {
    return field(body, name);
  }

  private static Optional<String> field(String form, String name) {
    for (String pair : form.split("&")) {
      if (pair.startsWith(name + '=')) {
        return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), UTF_8));
      }
    }
    return Optional.empty();
  }
}
