package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.Granted;
import dev.connectsecurity.samples.simulator.oauth.OAuthBooks;
import dev.connectsecurity.samples.simulator.oauth.OAuthRefusal;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The token endpoint: takes JSON, as documented, and forms, as many clients send. */
final class TokenDesk {

  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final String origin;
  private final OAuthBooks books;
  private final WireLog log;

  TokenDesk(String origin, OAuthBooks books, WireLog log) {
    this.origin = origin;
    this.books = books;
    this.log = log;
  }

  int requests(String grantType) {
    return requests.getOrDefault(grantType, 0);
  }

  Response answer(Request request) {
    try {
      Function<String, String> field = fields(request);
      String grantType = field.apply("grant_type");
      requests.merge(grantType, 1, Integer::sum);
      Response response = granted(books.grant(field));
      return logged(request, response, grantType + ": tokens for " + field.apply("client_id"));
    } catch (OAuthRefusal e) {
      return logged(request, refused(e), e.error() + ": " + e.getMessage());
    }
  }

  void failed(Request request, Fault fault) {
    log.add(wire(request).answered(fault.status(), "fault on demand: " + fault));
  }

  private static Response granted(Granted granted) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("access_token", granted.accessToken())
            .add("expires_in", granted.life().toSeconds())
            .add("token_type", "Bearer")
            .add("scope", String.join(" ", granted.scopes()));
    granted.refreshToken().ifPresent(token -> json.add("refresh_token", token));
    return Response.json(200, json.build()).with("Cache-Control", "no-store");
  }

  static Response refused(OAuthRefusal refusal) {
    return Response.json(
            refusal.status(),
            Json.createObjectBuilder()
                .add("error", refusal.error())
                .add("error_description", refusal.getMessage())
                .build())
        .with("Cache-Control", "no-store");
  }

  private static Function<String, String> fields(Request request) {
    String type = request.contentType().orElse("");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return name -> request.formField(name).orElse("");
    }
    if (!type.startsWith("application/json")) {
      throw OAuthRefusal.invalidRequest("send application/json");
    }
    try (JsonReader reader = Json.createReader(new StringReader(request.body()))) {
      JsonObject json = reader.readObject();
      return name -> Descriptor.text(json, name);
    } catch (JsonException e) {
      throw OAuthRefusal.invalidRequest("the body is no JSON object");
    }
  }

  private Response logged(Request request, Response response, String note) {
    log.add(wire(request).answered(response.status(), note));
    return response;
  }

  private Exchange wire(Request request) {
    return Exchange.of("App", "OAuth server", request.method(), origin + request.rawPath());
  }
}
