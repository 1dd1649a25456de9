package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.Script;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what is repeated and what is not, for every way to make a call. */
@Tag("portable")
class RepeatedCallsTest {
  // Built once: that takes longer than all calls together.
  private static final ClientsBuilder BUILDER = new ClientsBuilder();
  private static final AtlassianClients CLIENTS = BUILDER.open();
  private static final String TABLE =
      """
      # method, what the product answers, requests, status of the last
      GET    | 200                            | 1 | 200
      GET    | 401 200                        | 2 | 200
      GET    | 401 401 200                    | 2 | 401
      POST   | 401 201                        | 2 | 201
      GET    | 403 200                        | 1 | 403
      GET    | 404 200                        | 1 | 404
      GET    | 429/1 200                      | 2 | 200
      GET    | 429/0 200                      | 2 | 200
      GET    | 429/10 200                     | 2 | 200
      GET    | 429/11 200                     | 1 | 429
      GET    | 429/999999999 200              | 1 | 429
      GET    | 429/9999999999999999999 200    | 1 | 429
      GET    | 429/1 429/1 429/1 200          | 4 | 200
      GET    | 429/1 429/1 429/1 429/1 200    | 4 | 429
      GET    | 429/Mon,_23_Nov_2026_12:00:05_GMT 200 | 2 | 200
      GET    | 429/Mon,_23_Nov_2026_11:59:59_GMT 200 | 2 | 200
      GET    | 429/Mon,_23_Nov_2026_12:00:11_GMT 200 | 1 | 429
      GET    | 429 200                        | 1 | 429
      GET    | 429/soon 200                   | 1 | 429
      GET    | 429/-1 200                     | 1 | 429
      GET    | 429/1.5 200                    | 1 | 429
      POST   | 429/1 201                      | 2 | 201
      GET    | 503/1 200                      | 2 | 200
      PUT    | 503/1 200                      | 2 | 200
      DELETE | 503/1 204                      | 2 | 204
      POST   | 503/1 201                      | 1 | 503
      PATCH  | 503/1 200                      | 1 | 503
      GET    | 503 200                        | 1 | 503
      GET    | 500/1 200                      | 1 | 500
      GET    | 502/1 200                      | 1 | 502
      GET    | 504/1 200                      | 1 | 504
      GET    | 400/1 200                      | 1 | 400
      GET    | 200/1 201                      | 1 | 200
      GET    | 401 429/1 200                  | 3 | 200
      GET    | 429/1 401 200                  | 3 | 200
      GET    | 401 429/1 401 200              | 3 | 401
      GET    | 401 403 200                    | 2 | 403
      GET    | 429/1 429/11 200               | 2 | 429
      """;

  @AfterAll
  static void close() {
    CLIENTS.close();
  }

  static Stream<Arguments> rows() {
    return TABLE
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\s*\\|\\s*"))
        .flatMap(
            row ->
                Stream.of(Way.values())
                    .map(way -> Arguments.of(way, row[0], row[1], row[2], row[3])));
  }

  @ParameterizedTest(name = "{1} {2}: {3}, {0}")
  @MethodSource("rows")
  void call_isRepeatedAsOftenAsItHelps(
      Way way, String method, String answers, int requests, int status) throws Exception {
    boolean hasBody = method.startsWith("P");
    // HttpURLConnection, below Jersey, knows no PATCH.
    assumeFalse(method.equals("PATCH") && isJersey());
    BUILDER.time.resetClock();
    try (LoopbackServer product = Script.reading(answers)) {
      AtlassianHost tenant = Tenants.whole(product.url(""), HostAuthentication.JWT);
      BUILDER.hosts.with(tenant);
      Invocation.Builder request = CLIENTS.asUser(tenant, "user-1").path("x").request();

      Way.Seen seen = way.call(request, method, hasBody ? Entity.text("a body") : null);

      assertThat(product.received()).hasSize(requests);
      assertThat(product.received())
          .allSatisfy(
              received -> {
                assertThat(received.method()).isEqualTo(method);
                assertThat(received.target()).isEqualTo("/x");
                assertThat(received.body()).isEqualTo(hasBody ? "a body" : "");
              });
      boolean success = status < 300 && way.isTyped();
      assertThat(seen.status()).isEqualTo(success ? 200 : status);
    }
  }

  private static boolean isJersey() {
    return ClientBuilder.newBuilder().getClass().getName().startsWith("org.glassfish.jersey.");
  }
}
