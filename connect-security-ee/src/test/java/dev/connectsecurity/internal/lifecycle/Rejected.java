package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.testing.FakeResponse;
import java.util.Map;
import java.util.logging.Level;

/** Says what every refusal has to look like, from the outside and from the inside. */
final class Rejected {
  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          405, "Method Not Allowed",
          413, "Content Too Large",
          415, "Unsupported Media Type",
          503, "Service Unavailable");

  private Rejected() {}

  /** Demands a refusal as the only thing that happened. */
  static void rejected(Reception reception, FakeResponse response, Reason reason) {
    assertThat(reception.events).singleElement().isInstanceOf(RequestRejected.class);
    RequestRejected event = (RequestRejected) reception.events.get(0);
    assertThat(event.reason()).isEqualTo(reason);
    answered(response, reason.status());
    assertThat(reception.unchanged()).as("no row changes").isTrue();
    assertThat(reception.log.at(Level.WARNING))
        .singleElement()
        .asString()
        .startsWith("connect.auth.rejected reason=" + reason + " tenant=")
        .contains(" method=", " path=/app/lifecycle/");
    assertThat(reception.log.all())
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContain(
                        "eyJ",
                        Reception.SECRET_A,
                        Reception.SECRET_B,
                        Reception.NEW_SECRET,
                        "\r",
                        "\n"));
  }

  /** Demands the answer that tells nothing. */
  static void answered(FakeResponse response, int status) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                .formatted(TITLES.get(status), status));
    if (status == 401) {
      assertThat(response.headers("WWW-Authenticate"))
          .containsExactly("JWT realm=\"com.example.app\"");
    } else {
      assertThat(response.headers("WWW-Authenticate")).isEmpty();
    }
    assertThat(response.headers("Retry-After").size()).isEqualTo(status == 503 ? 1 : 0);
    assertThat(response.headers("Allow").size()).isEqualTo(status == 405 ? 1 : 0);
  }
}
