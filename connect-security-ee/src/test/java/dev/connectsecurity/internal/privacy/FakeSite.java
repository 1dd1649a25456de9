package dev.connectsecurity.internal.privacy;

import com.sun.net.httpserver.HttpExchange;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.LoopbackServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A site on loopback that takes reports of accounts, or does not. */
final class FakeSite implements AutoCloseable {

  private record Answer(int status, Map<String, String> headers, String body) {}

  private final AtomicReference<Answer> answer =
      new AtomicReference<>(new Answer(204, Map.of(), ""));
  private final LoopbackServer server = new LoopbackServer(this::answer);

  FakeSite answers(int status, Map<String, String> headers, String body) {
    answer.set(new Answer(status, headers, body.replace('\'', '"')));
    return this;
  }

  FakeSite answers(int status) {
    return answers(status, Map.of(), "");
  }

  AtlassianHost host(String clientKey, Product product, HostStatus status) {
    String path = product == Product.CONFLUENCE ? "/wiki" : "";
    return new AtlassianHost(
        clientKey,
        product,
        server.url(path),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of("a-secret-of-a-tenant-that-is-long-enough"),
        Set.of(),
        status);
  }

  AtlassianHost host(String clientKey) {
    return host(clientKey, Product.JIRA, HostStatus.ENABLED);
  }

  List<LoopbackServer.Received> received() {
    return server.received();
  }

  /** Gives the account ids of every report. */
  List<List<String>> reports() {
    return received().stream().map(request -> ids(request.body())).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Answer now = answer.get();
    now.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static List<String> ids(String report) {
    try (JsonReader reader = Json.createReader(new StringReader(report))) {
      return reader.readObject().getJsonArray("accounts").getValuesAs(JsonObject.class).stream()
          .map(account -> account.getString("accountId"))
          .toList();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
