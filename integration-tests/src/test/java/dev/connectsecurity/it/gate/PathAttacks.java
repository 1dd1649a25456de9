package dev.connectsecurity.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of a path leads round the gate. */
interface PathAttacks extends Promise {

  @ParameterizedTest(name = "row {0}: {1}")
  @CsvFileSource(resources = "/attacks-e-paths.csv", delimiter = '|', quoteCharacter = '`')
  default void pathThatIsNotPublicToTheLetter_isProtected(
      int row, String words, String method, String target, int status, String reason) {
    gate().keepsOut(status, reason, () -> gate().http().send(method, target, ""));
  }

  @ParameterizedTest(name = "row 101: {0}")
  @ValueSource(
      strings = {
        "/app/secure/%00",
        "/app/public/%00/../secure/x",
        "/app/secure%5cx",
        "/app/public%5c..%5csecure/x",
        "/app/public\\..\\secure/x",
        "/app/secure/\u00e9",
        "/app/public/\u00e9",
        "/app/public/%c0%ae%c0%ae/secure/x"
      })
  default void charactersThatServersRefuse_neverReachTheApplication(String target) {
    Answer answer = gate().keepsFromApplication(() -> gate().http().get(target));

    assertThat(answer.status()).as("%s", answer).isIn(400, 401);
  }

  // Payara Micro 6.2025.10 answers these with 200 and an empty body, and no filter has run.
  @ParameterizedTest(name = "row 102: {0}")
  @ValueSource(
      strings = {
        "/app/secure/%",
        "/app/secure/%zz",
        "/app/public/%zz/../secure/x",
        "/app/%u002e%u002e/secure/x",
        "/app/public/%u002e%u002e/secure/x"
      })
  default void brokenEscapesInThePath_neverReachTheApplication(String target) {
    Answer answer = gate().keepsFromApplication(() -> gate().http().get(target));

    assertThat(answer.status()).as("%s", answer).isIn(200, 400, 401);
    assertThat(answer.body()).doesNotContain("by ").doesNotContain("public ");
  }

  @ParameterizedTest(name = "row 108: {0}")
  @ValueSource(
      strings = {
        "/app/WEB-INF/web.xml",
        "/app/META-INF/atlassian-connect.json",
        "/app/WEB-INF/classes/META-INF/microprofile-config.properties",
        "/app/public/../WEB-INF/web.xml"
      })
  default void whatTheServerKeepsToItself_isServedToNobody(String target) {
    Answer answer = gate().keepsFromApplication(() -> gate().http().get(target));

    assertThat(answer.status()).isIn(401, 404);
  }

  @Test
  default void row105_trace_isRefused() {
    Answer answer =
        gate().keepsFromApplication(() -> gate().http().send("TRACE", "/app/secure/x", ""));

    assertThat(answer.status()).isIn(401, 405);
  }

  @Test
  default void row109_upgradeToAWebSocket_isRefused() {
    gate()
        .turnsAway(
            401,
            "MISSING",
            () ->
                gate()
                    .http()
                    .get(
                        "/app/socket",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
  }

  @Test
  default void row110_refusal_allowsNoForeignOrigin() {
    Answer answer =
        gate()
            .http()
            .send(
                "OPTIONS",
                "/app/api/x",
                "",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: GET");

    Gate.assertRefusal(answer, 401);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  default void row107_errorPageBehindTheGate_runsForNobody() {
    Observed before = Observed.at(gate().http());
    Answer answer = gate().http().get("/app/public/error");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("error page for null");
    assertThat(Observed.at(gate().http()).rejected()).isEqualTo(before.rejected());
  }

  @Test
  default void row107_asynchronousDispatch_keepsTheCallerAndChecksNoHashAgain() {
    String target = "/app/dispatch?a=1";
    Answer answer =
        gate().letsIn(() -> gate().http().get(target, cast().a().authorization(target)));

    assertThat(answer.body()).contains("by alice");
  }

  @Test
  default void row108_withItsToken_everyKindOfResourceIsServed() {
    assertThat(served("/app/")).contains("welcome");
    assertThat(served("/app/static/logo.txt")).contains("a logo");
    assertThat(served("/app/page.jsp")).contains("page for alice");
    assertThat(served("/app/fragment")).contains("fragment for alice");
  }

  private String served(String target) {
    Answer answer = gate().http().get(target, cast().a().authorization(target));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body();
  }

  @Test
  default void row112_filterThatReadsParametersFirst_changesNothing() {
    String target = "/app/page?a=1";
    String form = "Content-Type: application/x-www-form-urlencoded";
    gate()
        .letsIn(
            () ->
                gate()
                    .http()
                    .send(
                        "POST",
                        target,
                        "a=2",
                        cast().a().authorization("POST", target),
                        form,
                        "X-Read-Parameters: yes"));
    gate()
        .turnsAway(
            401,
            "MISSING",
            () -> gate().http().send("POST", target, "a=2", form, "X-Read-Parameters: yes"));
  }
}
