package dev.connectsecurity.it.scopes.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Two users who call at once, ten thousand times. */
final class Crowd {
  static final int REQUESTS = 10_000;
  static final String RIGHT = "right";
  static final String REFUSED = "nobody";
  private static final int AT_ONCE = 16;
  private static final Tenant JIRA = Tenant.named("jira");
  private static final Tenant WIKI = Tenant.named("wiki");

  private Crowd() {}

  static void install(URL url) {
    RawHttp http = RawHttp.at(url);
    Atlassian.install(http, JIRA);
    String body =
        Json.createObjectBuilder(Atlassian.body(WIKI, "installed"))
            .add("productType", "confluence")
            .build()
            .toString();
    String token = Atlassian.token(WIKI.clientKey(), "installed").sign();
    assertThat(Atlassian.post(http, "installed", token, body).status()).isEqualTo(204);
  }

  static Map<String, Integer> verdicts(URL url, String path) throws Exception {
    List<Caller> callers = List.of(alice(), bob());
    HttpClient client = HttpClient.newHttpClient();
    Random random = new Random(20_261_123);
    List<Callable<String>> requests =
        IntStream.range(0, REQUESTS)
            .mapToObj(i -> callers.get(random.nextInt(2)))
            .map(caller -> (Callable<String>) () -> caller.judge(send(client, url, path, caller)))
            .toList();
    ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
    Map<String, Integer> verdicts = new TreeMap<>();
    for (Future<String> one : crowd.invokeAll(requests)) {
      verdicts.merge(one.get(), 1, Integer::sum);
    }
    crowd.shutdown();
    return verdicts;
  }

  private static String send(HttpClient client, URL url, String path, Caller caller)
      throws IOException, InterruptedException {
    URI target = URI.create("http://localhost:" + url.getPort() + "/app/api/" + path);
    String[] header = caller.authorization().split(": ");
    return client
        .send(
            HttpRequest.newBuilder(target).header(header[0], header[1]).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static Caller alice() {
    return new Caller(
        JIRA.contextAuthorization("alice"),
        "alice of "
            + JIRA.clientKey()
            + " [NONE, READ, WRITE, DELETE, PROJECT_ADMIN, ADMIN] missing scope SPACE_ADMIN alice");
  }

  private static Caller bob() {
    return new Caller(
        WIKI.contextAuthorization("bob"),
        "bob of "
            + WIKI.clientKey()
            + " [NONE, READ, WRITE, DELETE, SPACE_ADMIN, ADMIN] administers bob");
  }

  private record Caller(String authorization, String expected) {

    String judge(String answer) {
      if (answer.equals("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}")) {
        return REFUSED;
      }
      return answer.equals(expected) ? RIGHT : "expected " + expected + " but got " + answer;
    }
  }
}
