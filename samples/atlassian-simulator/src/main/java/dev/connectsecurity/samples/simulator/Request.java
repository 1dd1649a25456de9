package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The same request for another path. */
  Request withPath(String otherRawPath) {
    return new Request(method, otherRawPath, rawQuery, authorization, contentType, host, body);
  }

  /** The credential after a scheme such as {@code Bearer}, if this request has one. */
  Optional<String> credential(String scheme) {
    return authorization
        .filter(value -> value.startsWith(scheme + ' '))
        .map(value -> value.substring(scheme.length() + 1));
  }

  /** A decoded query parameter. */
  Optional<String> parameter(String name) {
    return rawQuery == null ? Optional.empty() : field(rawQuery, name);
  }

  /** A decoded field of an HTML form in the body. */
  Optional<String> formField(String name) {
    return field(body, name);
  }

  /** All decoded fields of one name, of an HTML form in the body. */
  List<String> formFields(String name) {
    return fields(body, name).toList();
  }

  private static Optional<String> field(String form, String name) {
    return fields(form, name).findFirst();
  }

  private static Stream<String> fields(String form, String name) {
    return Stream.of(form.split("&"))
        .filter(pair -> pair.startsWith(name + '='))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8));
  }
}
