package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.DecodedToken;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An app that answers everything with one status and remembers what it was sent. */
final class TinyApp implements Endpoint, AutoCloseable {

  static final String CONTEXT_PATH = "/notes";

  private final List<Request> received = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final LoopbackServer server = new LoopbackServer(0, threads);
  private final List<String> scopes;
  private volatile int status = 204;

  private TinyApp(List<String> scopes) {
    this.scopes = scopes;
    server.start(this);
  }

  static TinyApp withScopes(String... scopes) {
    return new TinyApp(List.of(scopes));
  }

  String baseUrl() {
    return server.origin() + CONTEXT_PATH;
  }

  void answerWith(int newStatus) {
    status = newStatus;
  }

  List<Request> received() {
    return List.copyOf(received);
  }

  Request last(String path) {
    return received().stream()
        .filter(request -> request.rawPath().equals(CONTEXT_PATH + path))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("nothing came to " + path));
  }

  static DecodedToken token(Request request) {
    return DecodedToken.of(request.authorization().orElseThrow().substring("JWT ".length()))
        .orElseThrow();
  }

  static JsonObject json(Request request) {
    return Json.createReader(new StringReader(request.body())).readObject();
  }

  JsonObject descriptor() {
    JsonArrayBuilder declared = Json.createArrayBuilder(scopes);
    return Json.createObjectBuilder()
        .add("key", "com.example.notes")
        .add("name", "Notes")
        .add("baseUrl", baseUrl())
        .add("authentication", Json.createObjectBuilder().add("type", "jwt"))
        .add("scopes", declared)
        .add(
            "lifecycle",
            Json.createObjectBuilder()
                .add("installed", "/installed")
                .add("enabled", "/enabled")
                .add("uninstalled", "/uninstalled"))
        .add(
            "modules",
            Json.createObjectBuilder()
                .add(
                    "jiraIssueContents",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("key", "panel")
                                .add("name", Json.createObjectBuilder().add("value", "Notes panel"))
                                .add("url", "/panel?issueKey={issue.key}&unknown={no.such}")))
                .add(
                    "configurePage",
                    Json.createObjectBuilder().add("key", "settings").add("url", "/settings"))
                .add(
                    "webhooks",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("event", "jira:issue_created")
                                .add("url", "/hook"))))
        .build();
  }

  @Override
  public Response answer(Request request) {
    if (request.rawPath().equals(CONTEXT_PATH + "/atlassian-connect.json")) {
      return Response.json(200, descriptor());
    }
    received.add(request);
    return Response.empty(status);
  }

  @Override
  public void close() {
    server.close();
    threads.shutdownNow();
  }
}
