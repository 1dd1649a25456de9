package dev.connectsecurity.it.installs;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.Observed;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and methods that callbacks do not have, and the descriptor. */
interface Bodies extends Promise {
  int LIMIT = 64 * 1024;

  @ParameterizedTest(name = "row 85: {0}")
  @MethodSource("bodies")
  default void bodyThatIsNoPlainJson_isRefused(
      String words, String contentType, byte[] body, int status, String reason) {
    Tenant tenant = Tenant.named("body");
    String token = Atlassian.token(tenant.clientKey(), "installed").sign();

    gate()
        .turnsAway(
            status,
            reason,
            () ->
                http()
                    .send(
                        "POST",
                        "/app/lifecycle/installed",
                        body,
                        "Content-Type: " + contentType,
                        "Authorization: JWT " + token));
    assertThat(stored(tenant)).isEqualTo("nobody");
  }

  static Stream<Arguments> bodies() {
    String json = "application/json";
    byte[] good = Atlassian.body(Tenant.named("x"), "installed").toString().getBytes(UTF_8);
    return Stream.of(
        Arguments.of(
            "64 kB and one", json, " ".repeat(LIMIT + 1).getBytes(UTF_8), 413, "BODY_SIZE"),
        Arguments.of("10 MB", json, new byte[10_000_000], 413, "BODY_SIZE"),
        Arguments.of(
            "depth 10 000",
            json,
            ("{\"a\":" + "[".repeat(10_000)).getBytes(UTF_8),
            400,
            "BAD_REQUEST"),
        Arguments.of("empty", json, new byte[0], 400, "BAD_REQUEST"),
        Arguments.of("UTF-16", json, new String(good, UTF_8).getBytes(UTF_16), 400, "BAD_REQUEST"),
        Arguments.of("UTF-16, and says so", json + "; charset=utf-16", good, 415, "MEDIA_TYPE"),
        Arguments.of("plain text", "text/plain", good, 415, "MEDIA_TYPE"),
        Arguments.of("a form", "application/x-www-form-urlencoded", good, 415, "MEDIA_TYPE"),
        Arguments.of("gzip", json + "\r\nContent-Encoding: gzip", zipped(), 415, "MEDIA_TYPE"));
  }

  private static byte[] zipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(new byte[1_000_000]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  default void row85_chunksBeyondTheLimit_areRefused() {
    String token = Atlassian.token("chunked", "installed").sign();
    String head =
        "POST /app/lifecycle/installed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nAuthorization: JWT "
            + token
            + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    byte[] chunks = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").repeat(40).getBytes(UTF_8);

    gate().turnsAway(413, "BODY_SIZE", () -> http().exchange(head, chunks));
  }

  @ParameterizedTest(name = "row 86: {0}")
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  default void anyMethodButPost_isRefusedUnread(String method) {
    Answer answer =
        gate().turnsAway(405, "METHOD", () -> http().send(method, "/app/lifecycle/installed", ""));

    assertThat(answer.header("Allow")).contains("POST");
  }

  @ParameterizedTest(name = "row 86: {0}")
  @ValueSource(strings = {"HEAD", "TRACE"})
  default void methodThatTheServerKnows_isRefused(String method) {
    assertThat(http().send(method, "/app/lifecycle/installed", "").status()).isEqualTo(405);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/app/lifecycle/installed/",
        "/app/lifecycle/installed;x=y",
        "/app/lifecycle//installed"
      })
  default void otherSpellingOfACallback_isRefused(String target) {
    Tenant tenant = Tenant.named("spelling");
    TokenBuilder token = Atlassian.token(tenant.clientKey(), "installed");
    Observed before = Observed.at(http());
    Answer answer =
        http()
            .send(
                "POST",
                target,
                Atlassian.body(tenant, "installed").toString(),
                "Content-Type: application/json",
                "Authorization: JWT "
                    + token.bindTo("POST", "https://app.example" + target, War.BASE_URL).sign());

    assertThat(answer.status()).isIn(401, 404);
    assertThat(Observed.at(http()).hits()).isEqualTo(before.hits());
    assertThat(stored(tenant)).isEqualTo("nobody");
  }

  @Test
  default void row95_descriptor_namesTheConfiguredBaseUrlWhateverTheHost() {
    String honest = http().get("/app/atlassian-connect.json").body();
    Answer answer =
        http()
            .get(
                "/app/atlassian-connect.json",
                "Host: evil.example",
                "X-Forwarded-Host: evil.example");

    assertThat(answer.body()).isEqualTo(honest).contains("\"baseUrl\":\"https://app.example/app\"");
    Gate.assertRefusal(http().send("POST", "/app/atlassian-connect.json", "{}"), 405);
  }
}
