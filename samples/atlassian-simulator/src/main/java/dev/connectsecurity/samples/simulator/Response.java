package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonStructure;
import java.util.Map;
import java.util.TreeMap;

/** One answer of a listener of the simulator. */
record Response(int status, Map<String, String> headers, String body) {

  static Response of(int status, String contentType, String body) {
    return new Response(status, Map.of("Content-Type", contentType), body);
  }

  static Response json(int status, JsonStructure body) {
    return of(status, "application/json", body.toString());
  }

  static Response text(int status, String body) {
    return of(status, "text/plain;charset=utf-8", body);
  }

  static Response empty(int status) {
    return new Response(status, Map.of(), "");
  }

  /** An error as the product's REST API words it, here always with the reason. */
  static Response error(int status, String reason) {
    return json(
        status,
        Json.createObjectBuilder()
            .add("statusCode", status)
            .add("reason", reason)
            .add("errorMessages", Json.createArrayBuilder().add(reason))
            .build());
  }

  Response with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Response(status, Map.copyOf(more), body);
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
