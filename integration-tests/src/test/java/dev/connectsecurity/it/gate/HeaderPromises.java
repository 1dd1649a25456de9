package dev.connectsecurity.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, and what none does. */
interface HeaderPromises extends Promise {
  String HOSTILE = "\"><script>alert(1)</script>\u001b[31m'";

  @ParameterizedTest(name = "row 141: {0}")
  @MethodSource("answers")
  default void everyAnswer_carriesTheHeadersOfTheScanner(
      String words, int status, Function<Promise, Answer> request) {
    Answer answer = request.apply(this);

    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(String.join(",", answer.headers("Cache-Control")))
        .contains("no-cache")
        .contains("no-store");
    assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers("Strict-Transport-Security")).containsExactly("max-age=31536000");
    assertThat(answer.header("Content-Security-Policy").orElse(""))
        .startsWith("frame-ancestors https://");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("page", 200, signed("/app/page")),
        Arguments.of("static file", 200, signed("/app/static/logo.txt")),
        Arguments.of("nothing there", 404, signed("/app/nothing")),
        Arguments.of("refused", 401, sent("/app/page")),
        Arguments.of("broken query", 400, sent("/app/page?a=%c0%ae&jwt=x")),
        Arguments.of("public page", 200, sent("/app/public/x")),
        Arguments.of("public page that is not there", 404, sent("/app/public/error")),
        Arguments.of("descriptor", 200, sent("/app/atlassian-connect.json")),
        Arguments.of("lifecycle", 405, sent("/app/lifecycle/installed")));
  }

  private static Function<Promise, Answer> signed(String target) {
    return on -> on.gate().http().get(target, on.cast().a().authorization(target));
  }

  private static Function<Promise, Answer> sent(String target) {
    return on -> on.gate().http().get(target);
  }

  @Test
  default void row141_pageOfATenant_mayBeFramedByThatTenantOnly() {
    Answer answer = signed("/app/page").apply(this);

    assertThat(answer.headers("Content-Security-Policy"))
        .containsExactly("frame-ancestors https://acme.atlassian.net");
  }

  @ParameterizedTest(name = "row 139: in {0}")
  @ValueSource(strings = {"iss", "sub", "aud", "qsh", "kid"})
  default void hostileClaim_isNotInTheAnswer(String claim) {
    String token =
        cast().a().token("GET", "/app/page").claim(claim, HOSTILE).header("kid", HOSTILE).sign();

    Answer answer = gate().http().get("/app/page", "Authorization: JWT " + token);

    assertThat(answer.head().toString() + (answer.status() == 200 ? "" : answer.body()))
        .doesNotContain("script");
  }

  @Test
  default void row139_hostileRequest_isNotInTheAnswer() {
    Answer answer =
        gate()
            .turnsAway(
                401,
                "FORMAT",
                () ->
                    gate()
                        .http()
                        .get(
                            "/app/page/%3Cscript%3E?x=%3Cscript%3E&jwt=%3Cscript%3E",
                            "X-Request-Id: <script>", "Origin: <script>"));

    assertThat(answer.toString()).doesNotContain("script");
  }

  @Test
  default void row139_refusedCall_isOneLineOfLogWithoutTheTokenAndWithoutItsCharacters() {
    String token = cast().a().token("GET", "/app/other").sign();
    Instant deadline = Instant.now().plusSeconds(10);
    String log = "";
    // Of a second with many refusals, as other tests may have made, not each has a line.
    while (!log.contains("forged") && Instant.now().isBefore(deadline)) {
      gate().http().get("/app/public/log");
      gate().http().get("/app/page/a%0d%0aforged", "Authorization: JWT " + token);
      log = gate().http().get("/app/public/log").body();
    }

    assertThat(log.lines().filter(line -> !line.contains(" suppressed=")))
        .singleElement()
        .asString()
        .startsWith("WARNING connect.auth.rejected reason=QUERY_STRING_HASH tenant=acme-")
        .contains("path=/app/page/a%0d%0aforged")
        .doesNotContain(token.substring(token.lastIndexOf('.')));
  }

  @ParameterizedTest(name = "row 145: {0}")
  @ValueSource(strings = {"/app/public/x", "/app/page", "/app/atlassian-connect.json"})
  default void anonymousAnswer_carriesNoSessionToken(String target) {
    assertThat(gate().http().get(target).header("X-Connect-Session-Token")).isEmpty();
  }

  @Test
  default void row145_answerToAContextToken_carriesNoSessionToken() {
    Answer answer = gate().http().get("/app/api/x", cast().a().contextAuthorization("alice"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Connect-Session-Token")).isEmpty();
  }
}
