package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Asks a tenant's product, as the app, for one JSON object. What is neither that nor "not there" is
 * no answer.
 */
final class ProductCall {
  private final AtlassianClient client;
  private final AtlassianHost host;

  ProductCall(AtlassianClient client, AtlassianHost host) {
    this.client = client;
    this.host = host;
  }

  /** Gets an object; nothing if the product says 404. */
  Optional<JsonObject> get(UnaryOperator<WebTarget> resource) {
    return send(resource, Invocation.Builder::buildGet);
  }

  /** Posts a question; nothing if the product says 404. */
  Optional<JsonObject> post(UnaryOperator<WebTarget> resource, JsonObject question) {
    return send(resource, request -> request.buildPost(Entity.json(question.toString())));
  }

  /** Makes the exception that says what is wrong with an answer. */
  UnavailableException unusable(String what) {
    return new UnavailableException(Reason.PERMISSION_UNKNOWN, what, null);
  }

  private Optional<JsonObject> send(UnaryOperator<WebTarget> resource, Sending sending) {
    WebTarget target = resource.apply(client.asApp(host));
    try (Response response =
        sending.prepare(target.request(MediaType.APPLICATION_JSON_TYPE)).invoke()) {
      return read(response, target.getUri().getPath());
    }
  }

  private Optional<JsonObject> read(Response response, String path) {
    if (response.getStatus() == 404) {
      return Optional.empty();
    }
    if (response.getStatus() != 200) {
      throw unusable("status " + response.getStatus() + " for " + path);
    }
    try (JsonReader reader = Json.createReader(response.readEntity(InputStream.class))) {
      return Optional.of(reader.readObject());
    }
  }

  /** How a request goes out. */
  @FunctionalInterface
  private interface Sending {
    Invocation prepare(Invocation.Builder request);
  }
}
