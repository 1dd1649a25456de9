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
    if (rawQuery == null) {
      return Optional.empty();
    }
    for (String pair : rawQuery.split("&")) {
      if (pair.startsWith(name + '=')) {
        return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), UTF_8));
      }
    }
    return Optional.empty();
  }
}
