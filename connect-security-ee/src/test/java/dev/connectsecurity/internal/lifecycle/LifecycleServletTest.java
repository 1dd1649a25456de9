package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Rejected.answered;
import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of requests: method, path, type, length, where the token is. */
final class LifecycleServletTest {
  private final Reception reception;

  LifecycleServletTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  void paths_areThoseOfTheDescriptor() {
    assertThat(LifecycleServlet.paths())
        .containsExactly(
            "/lifecycle/installed",
            "/lifecycle/uninstalled",
            "/lifecycle/enabled",
            "/lifecycle/disabled");
  }

  @ParameterizedTest(name = "row 86: {0}")
  @ValueSource(
      strings = {"GET", "HEAD", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH", "post", "FOO"})
  void otherMethod_isRefusedWithoutLookingAtTheToken(String method) {
    FakeResponse response =
        reception.send(
            FakeRequest.of(method, "/app/lifecycle/installed")
                .header("Authorization", "JWT " + token())
                .json(Body.installed("N").toString()));

    rejected(reception, response, Reason.METHOD);
    assertThat(response.header("Allow")).contains("POST");
    assertThat(reception.keys.asked()).isEmpty();
  }

  @Test
  @DisplayName("row 54: a header that would turn POST into something else")
  void methodOverride_playsNoPart() {
    assertThat(reception.send(signed().header("X-HTTP-Method-Override", "DELETE")).status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/lifecycle/other",
        "/app/lifecycle/installed/",
        "/app/lifecycle/%69nstalled",
        "/app/lifecycle/installed;x=1",
        "/app//lifecycle/installed",
        "/app/lifecycle/../lifecycle/installed",
        "/application/lifecycle/installed",
        "/lifecycle/installed",
        "/app"
      })
  void pathInAnotherSpelling_isNotFound(String path) {
    FakeResponse response =
        reception.send(
            FakeRequest.post(path)
                .header("Authorization", "JWT " + token())
                .json(Body.installed("N").toString()));

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).contains("\"title\":\"Not Found\"");
    assertThat(reception.unchanged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json;charset=\"utf-8\"",
        "application/json; v=1",
        "application/json;"
      })
  void jsonInUtf8_isAccepted(String contentType) {
    assertThat(reception.send(signed().body(contentType, body())).status()).isEqualTo(204);
  }

  @ParameterizedTest(name = "row 85: {0}")
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "text/json",
        "application/jsonp",
        "application/problem+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json;charset=utf-16",
        "application/json;charset=iso-8859-1",
        "text/plain; application/json"
      })
  void otherType_isRefusedUnread(String contentType) {
    FakeRequest request = signed().body(contentType, body());

    rejected(reception, reception.send(request), Reason.MEDIA_TYPE);
    assertThat(request.bytesRead()).isZero();
  }

  @Test
  void missingType_isRefused() {
    rejected(reception, reception.send(signed().body(null, body())), Reason.MEDIA_TYPE);
  }

  @Test
  void identityEncoding_isNoEncoding() {
    assertThat(reception.send(signed().header("Content-Encoding", "identity")).status())
        .isEqualTo(204);
  }

  @Test
  @DisplayName("row 65: a query that cannot be read is not hashed in part")
  void brokenQuery_isBad() {
    rejected(reception, reception.send(signed().query("a=%zz")), Reason.BAD_REQUEST);
  }

  @Test
  @DisplayName("row 72: forwarded headers and a foreign host name play no part")
  void forwardedHeaders_playNoPart() {
    FakeRequest request =
        signed()
            .header("Host", "evil.example")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Prefix", "/evil")
            .header("Forwarded", "host=evil.example");

    assertThat(reception.send(request).status()).isEqualTo(204);
  }

  @Test
  @DisplayName("rows 11, 139: control characters in the log")
  void hostileMethod_staysOnOneLineAndInOneField() {
    reception.send(
        FakeRequest.of("G T\r\nreason=NONE\u001b[31m\u2028ä", "/app/lifecycle/installed"));

    assertThat(reception.log.at(Level.WARNING))
        .containsExactly(
            "connect.auth.rejected reason=METHOD tenant=-"
                + " method=G\\u0020T\\u000d\\u000areason=NONE\\u001b[31m\\u2028\\u00e4"
                + " path=/app/lifecycle/installed: only POST is served here");
  }

  @Test
  void longMethod_isCutInTheLog() {
    reception.send(FakeRequest.of("X".repeat(10_000), "/app/lifecycle/installed"));

    assertThat(reception.log.at(Level.WARNING)).singleElement().asString().hasSizeLessThan(400);
  }

  @Test
  @DisplayName("section 2: what Atlassian's own scanner sends to every lifecycle path")
  void scannersProbes_areRefused() throws Exception {
    for (Callback callback : Callback.values()) {
      for (String method : new String[] {"GET", "POST"}) {
        FakeRequest request = FakeRequest.of(method, "/app" + callback.path());
        assertThat(reception.send(request).status()).isGreaterThanOrEqualTo(400);
      }
      FakeRequest fake =
          Reception.post(callback.eventType())
              .header(
                  "Authorization",
                  "JWT "
                      + reception
                          .atlassianToken("N", callback.eventType())
                          .header("kid", "fake-kid")
                          .sign())
              .body("application/json", body());
      answered(reception.send(fake), 401);
    }
    assertThat(reception.unchanged()).isTrue();
  }

  private String token() {
    return reception.atlassianToken("N", "installed").sign();
  }

  private FakeRequest signed() {
    return with("JWT " + token());
  }

  private FakeRequest with(String authorization) {
    return Reception.post("installed")
        .header("Authorization", authorization)
        .body("application/json", body());
  }

  private static byte[] body() {
    return Body.installed("N").toString().getBytes(StandardCharsets.UTF_8);
  }
}
