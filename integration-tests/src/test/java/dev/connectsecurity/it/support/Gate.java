package dev.connectsecurity.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Watches a request from outside and from inside the server.
 *
 * @param http the server
 */
public record Gate(RawHttp http) {
  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          405, "Method Not Allowed",
          413, "Content Too Large",
          415, "Unsupported Media Type",
          503, "Service Unavailable");

  /** Demands that a request reaches the application exactly once and is answered with 200. */
  public Answer letsIn(Supplier<Answer> request) {
    Observed before = Observed.at(http);
    Answer answer = request.get();
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(Observed.at(http).hits())
        .as("requests in the application")
        .isEqualTo(before.hits() + 1);
    return answer;
  }

  /** Demands that a request is turned away for one reason, and that nothing else happens. */
  public Answer turnsAway(int status, String reason, Supplier<Answer> request) {
    Observed before = Observed.at(http);
    Answer answer = request.get();
    Observed after = Observed.at(http);
    assertRefusal(answer, status);
    assertThat(after.hits()).as("requests in the application").isEqualTo(before.hits());
    assertThat(after.rejected()).as("events").isEqualTo(before.rejected() + 1);
    assertThat(after.reason()).as("reason").isEqualTo(reason);
    return answer;
  }

  /**
   * Demands what a row of a table says: 200, or a status with its reason. A request that is broken
   * beyond reading may be refused by the server itself.
   */
  public Answer answers(int status, String reason, Supplier<Answer> request) {
    if (status == 200) {
      return letsIn(request);
    }
    return reason.equals("BAD_REQUEST")
        ? keepsOut(status, reason, request)
        : turnsAway(status, reason, request);
  }

  /**
   * Demands that a request is turned away, by the gate for one reason or by the server with 400
   * before any filter runs: Undertow of WildFly 39.0.1 does so where a query cannot be decoded,
   * Tomcat 10.1.44 where a path has an escaped slash.
   */
  public Answer keepsOut(int status, String reason, Supplier<Answer> request) {
    Observed before = Observed.at(http);
    Answer answer = request.get();
    Observed after = Observed.at(http);
    assertThat(after.hits()).as("requests in the application").isEqualTo(before.hits());
    if (after.rejected() == before.rejected()) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    } else {
      assertRefusal(answer, status);
      assertThat(after.reason()).as("reason").isEqualTo(reason);
    }
    return answer;
  }

  /** Demands that the application does not run, whoever gives the answer. */
  public Answer keepsFromApplication(Supplier<Answer> request) {
    Observed before = Observed.at(http);
    Answer answer = request.get();
    assertThat(Observed.at(http).hits()).as("%s", answer).isEqualTo(before.hits());
    return answer;
  }

  /** Demands the constant shape of a refusal. */
  public static void assertRefusal(Answer answer, int status) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                .formatted(TITLES.get(status), status));
    assertThat(answer.headers("WWW-Authenticate"))
        .containsExactlyElementsOf(
            status == 401
                ? java.util.List.of("JWT realm=\"" + War.APP_KEY + "\"")
                : java.util.List.of());
  }
}
