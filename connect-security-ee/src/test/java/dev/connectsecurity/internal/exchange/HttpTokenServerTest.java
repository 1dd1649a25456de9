package dev.connectsecurity.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.LoopbackServer.Received;
import dev.connectsecurity.testing.MovableTime;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTokenServerTest {
  private static final Clock CLOCK = Clock.fixed(MovableTime.START, ZoneOffset.UTC);
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final String GOOD =
      "{\"access_token\":\"at-1\",\"token_type\":\"Bearer\",\"expires_in\":900}";

  @Test
  void form_isEncodedAsRfc6749HasIt() throws TokenRefusedException {
    try (LoopbackServer server = answering(200, GOOD)) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
      fields.put("scope", "READ WRITE&ä=");

      TokenAnswer answer =
          HttpTokenServer.form(server.url("/oauth2/token"), PATIENT, CLOCK).ask(fields);

      Received received = server.last();
      assertThat(received.method()).isEqualTo("POST");
      assertThat(received.target()).isEqualTo("/oauth2/token");
      assertThat(received.authorization()).isNull();
      assertThat(received.body())
          .isEqualTo(
              "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer"
                  + "&scope=READ+WRITE%26%C3%A4%3D");
      assertThat(answer.accessToken()).isEqualTo(Secret.of("at-1"));
      assertThat(answer.expiresAt()).isEqualTo(MovableTime.START.plusSeconds(900));
      assertThat(answer.refreshToken()).isEmpty();
      assertThat(answer.scopes()).isEmpty();
    }
  }

  @Test
  void json_isOneObjectOfTexts() throws TokenRefusedException {
    try (LoopbackServer server = answering(200, GOOD)) {
      json(server).ask(Map.of("client_secret", "a\"b\\ü"));

      assertThat(server.last().body()).isEqualTo("{\"client_secret\":\"a\\\"b\\\\ü\"}");
    }
  }

  @Test
  void wholeAnswer_isRead() throws TokenRefusedException {
    String body =
        "{\"access_token\":\"a.b-c_d~+/=\",\"token_type\":\"bEARER\",\"expires_in\":3600,"
            + "\"refresh_token\":\"rt\",\"scope\":\"read:me  offline_access\",\"more\":{\"x\":[1]}}";
    try (LoopbackServer server = answering(200, body)) {
      TokenAnswer answer = json(server).ask(Map.of());

      assertThat(answer.refreshToken()).contains(Secret.of("rt"));
      assertThat(answer.scopes()).containsExactlyInAnyOrder("read:me", "offline_access");
      assertThat(answer.toString()).doesNotContain("a.b", "rt");
    }
  }

  @Test
  void lifeOfMoreThanADay_isTakenForADay() throws TokenRefusedException {
    try (LoopbackServer server = answering(200, GOOD.replace("900", "9000000000000000000"))) {
      assertThat(json(server).ask(Map.of()).expiresAt())
          .isEqualTo(MovableTime.START.plus(Duration.ofDays(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Bearer</body></html>",
        "[]",
        "{\"token_type\":\"Bearer\",\"expires_in\":900}",
        "{\"access_token\":\"\",\"token_type\":\"Bearer\",\"expires_in\":900}",
        "{\"access_token\":\"a b\",\"token_type\":\"Bearer\",\"expires_in\":900}",
        "{\"access_token\":\"a\\r\\nX: y\",\"token_type\":\"Bearer\",\"expires_in\":900}",
        "{\"access_token\":\"ä\",\"token_type\":\"Bearer\",\"expires_in\":900}",
        "{\"access_token\":7,\"token_type\":\"Bearer\",\"expires_in\":900}",
        "{\"access_token\":null,\"token_type\":\"Bearer\",\"expires_in\":900}",
        "{\"access_token\":\"at\",\"token_type\":\"mac\",\"expires_in\":900}",
        "{\"access_token\":\"at\",\"expires_in\":900}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":\"3600\"}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":-1}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":0}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":1e18}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":900.5}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":99999999999999999999}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":null}",
        "{\"access_token\":\"at\",\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":9}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":9,\"refresh_token\":\"\"}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":9,\"refresh_token\":[]}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":9,\"scope\":[\"a\"]}",
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":9}{}",
      })
  void answerThatIsNone_isMalformed(String body) {
    assertThat(refusal(200, body).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void tenMegabytes_areNotRead() {
    String body = GOOD.replace("at-1", "a".repeat(10 << 20));

    TokenRefusedException refused = refusal(200, body);

    assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(refused).hasMessageContaining("larger than 65536 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_grant,,GRANT",
    "401,invalid_grant,,GRANT",
    "403,invalid_grant,Unknown or invalid refresh token.,GRANT",
    "400,invalid_request,authorization_code is invalid,GRANT",
    "400,invalid_request,something else,CLIENT",
    "400,unauthorized_client,,CLIENT",
    "401,invalid_client,,CLIENT",
    "401,access_denied,Unauthorized,CLIENT",
    "403,access_denied,,CLIENT",
    "400,invalid_scope,,CLIENT",
    "404,,,CLIENT",
    "408,,,UNAVAILABLE",
    "429,,,RATE_LIMITED",
    "429,access_denied,,RATE_LIMITED",
    "500,,,UNAVAILABLE",
    "503,invalid_client,,UNAVAILABLE",
    "400,temporarily_unavailable,,UNAVAILABLE",
    "201,,,MALFORMED",
    "204,,,MALFORMED",
  })
  void error_isToldByKind(int status, String error, String description, Kind kind) {
    String body =
        error == null
            ? "<html>"
            : "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}";

    TokenRefusedException refused = refusal(status, status == 204 ? "" : body);

    assertThat(refused.kind()).isEqualTo(kind);
    assertThat(refused)
        .hasMessage("the token server answers " + status + (error == null ? "" : " " + error));
  }

  @Test
  void unknownError_isNotQuoted() {
    assertThat(refusal(400, "{\"error\":\"canary\",\"error_description\":\"canary\"}"))
        .hasMessage("the token server answers 400");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirect_isNotFollowed(int status) {
    try (LoopbackServer elsewhere = answering(200, GOOD);
        LoopbackServer server = LoopbackServer.redirecting(status, elsewhere.url("/token"))) {
      assertThat(refusal(json(server)).kind()).isEqualTo(Kind.MALFORMED);
      assertThat(elsewhere.received()).isEmpty();
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void nobodyListening_isUnavailable() {
    LoopbackServer closed = LoopbackServer.answering(204);
    URI url = closed.url("/token");
    closed.close();

    assertThat(refusal(HttpTokenServer.json(url, PATIENT, CLOCK)).kind())
        .isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  @Timeout(20)
  void bodyThatTrickles_isGivenUpInTime() {
    CountDownLatch over = new CountDownLatch(1);
    try (LoopbackServer slow =
        new LoopbackServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              awaited(over);
            })) {
      TokenServer server = HttpTokenServer.json(slow.url(""), Duration.ofMillis(300), CLOCK);

      TokenRefusedException refused = refusal(server);

      assertThat(refused.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(refused).hasMessage("the token server gives no answer in time");
    } finally {
      over.countDown();
    }
  }

  @Test
  void interruptedCaller_isToldAtOnce() {
    try (LoopbackServer server = answering(200, GOOD)) {
      Thread.currentThread().interrupt();

      assertThat(refusal(json(server)).kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a/b",
        "/token",
        "https:token",
        "https://u@a/b",
        "https://a/b?c",
        "http://a#b"
      })
  void strangeUrl_refused(String url) {
    assertThatThrownBy(() -> HttpTokenServer.json(URI.create(url), PATIENT, CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the token URL must be a plain http or https URL");
  }

  private static void awaited(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static TokenServer json(LoopbackServer server) {
    return HttpTokenServer.json(server.url("/oauth/token"), PATIENT, CLOCK);
  }

  private static TokenRefusedException refusal(int status, String body) {
    try (LoopbackServer server = answering(status, body)) {
      return refusal(json(server));
    }
  }

  private static TokenRefusedException refusal(TokenServer server) {
    Map<String, String> fields = Map.of("client_secret", "canary-of-the-client");
    TokenRefusedException refused =
        catchThrowableOfType(TokenRefusedException.class, () -> server.ask(fields));
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).doesNotContain("canary");
    return refused;
  }

  private static LoopbackServer answering(int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new LoopbackServer(
        exchange -> {
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }
}
