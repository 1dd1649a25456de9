package dev.connectsecurity.it.scopes.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
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
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two users at once on one bean: neither is ever taken for the other, nor holds what the other
 * does.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ParallelCallersIT {
  private static final int REQUESTS = 10_000;
  private static final int AT_ONCE = 16;
  private static final Tenant JIRA = Tenant.named("jira");
  private static final Tenant WIKI = Tenant.named("wiki");

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(),
        War.descriptor("\"ADMIN\""),
        Who.class,
        Who.Administration.class,
        WhoResource.class,
        WhoResource.Rest.class);
  }

  @BeforeEach
  void install() {
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

  @ParameterizedTest
  @ValueSource(strings = {"bean", "stage", "stages"})
  void twoUsers_areNeverTakenForEachOther(String path) throws Exception {
    List<Caller> callers = List.of(alice(), bob());
    HttpClient client = HttpClient.newHttpClient();
    Random random = new Random(20_261_123);
    List<Callable<String>> requests =
        IntStream.range(0, REQUESTS)
            .mapToObj(i -> callers.get(random.nextInt(2)))
            .map(caller -> (Callable<String>) () -> caller.judge(send(client, path, caller)))
            .toList();
    ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
    Map<String, Integer> verdicts = new TreeMap<>();
    for (Future<String> one : crowd.invokeAll(requests)) {
      verdicts.merge(one.get(), 1, Integer::sum);
    }
    crowd.shutdown();

    assertThat(verdicts).containsOnlyKeys("right");
  }

  private String send(HttpClient client, String path, Caller caller)
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
      return answer.equals(expected) ? "right" : "expected " + expected + " but got " + answer;
    }
  }
}
