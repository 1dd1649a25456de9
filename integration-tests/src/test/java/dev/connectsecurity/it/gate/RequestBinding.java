package dev.connectsecurity.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is good for one request. */
interface RequestBinding extends Promise {
  String FORM = "Content-Type: application/x-www-form-urlencoded";

  @ParameterizedTest(name = "row {0}: {1}")
  @CsvFileSource(resources = "/attacks-c-requests.csv", delimiter = '|', quoteCharacter = '`')
  default void tokenOfOneRequest_isGoodForItsEquivalentsOnly(
      int row,
      String words,
      String signedMethod,
      String signedTarget,
      String method,
      String target,
      int status,
      String reason) {
    String authorization = cast().a().authorization(signedMethod, signedTarget);
    gate().answers(status, reason, () -> gate().http().send(method, target, "", authorization));
  }

  @Test
  default void row53_getTokenWithHead_isRefused() {
    Answer answer =
        gate()
            .keepsFromApplication(
                () ->
                    gate()
                        .http()
                        .send("HEAD", "/app/page", "", cast().a().authorization("/app/page")));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  default void row54_methodOverride_isIgnored() {
    String target = "/app/page?_method=DELETE";
    Answer answer =
        gate()
            .letsIn(
                () ->
                    gate()
                        .http()
                        .get(
                            target,
                            cast().a().authorization(target),
                            "X-HTTP-Method-Override: DELETE"));

    assertThat(answer.body()).startsWith("GET ");
  }

  @Test
  default void row69_bodyOfAForm_staysForTheApplication() {
    String target = "/app/page?a=1";
    Answer answer =
        gate()
            .letsIn(
                () ->
                    gate()
                        .http()
                        .send(
                            "POST",
                            target,
                            "a=2&b=3",
                            cast().a().authorization("POST", target),
                            FORM));

    assertThat(answer.body()).isEqualTo("POST /app/page?a=1 by alice with a=2&b=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: http",
        "X-Forwarded-Prefix: /public",
        "Forwarded: host=evil.example;proto=http",
        "X-Original-URL: /app/public/x",
        "X-Rewrite-URL: /app/public/x",
        "Host: evil.example"
      })
  default void row72_wordsOfAProxy_changeNothing(String header) {
    gate()
        .letsIn(
            () -> gate().http().get("/app/page", cast().a().authorization("/app/page"), header));
    gate().turnsAway(401, "MISSING", () -> gate().http().get("/app/page", header));
  }

  @Test
  default void row72_absoluteTarget_letsNobodyInWithoutAToken() {
    Answer answer =
        gate().keepsFromApplication(() -> gate().http().get("http://evil.example/app/secure/x"));
    Answer open =
        gate()
            .keepsFromApplication(
                () -> gate().http().get("http://evil.example/app/public/../secure/x"));

    // Undertow of WildFly 39.0.1 refuses such a target itself.
    assertThat(answer.status()).isIn(400, 401);
    assertThat(open.status()).isIn(400, 401);
  }

  // Some servers take it out of the URI before anybody sees it; then it cannot matter.
  @Test
  default void row61_sessionIdInThePath_isHashedOrNeverSeen() {
    Answer answer =
        gate().http().get("/app/page;jsessionid=1?a=1", cast().a().authorization("/app/page?a=1"));

    if (answer.status() == 200) {
      assertThat(answer.body()).startsWith("GET /app/page?a=1 ");
    } else {
      Gate.assertRefusal(answer, 401);
    }
  }

  @Test
  default void row66_fragmentInTheTarget_isNoServerError() {
    Answer answer = gate().keepsFromApplication(() -> gate().http().get("/app/page#f"));

    assertThat(answer.status()).isLessThan(500);
  }

  @Test
  default void row49_subjectWithALineEnd_isRefused() {
    Tenant a = cast().a();
    String token = a.token("GET", "/app/page").subject("x\r\nSet-Cookie: a=b").sign();

    Answer answer = gate().turnsAway(401, "CLAIM", get("/app/page", token));
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  default void row49_subjectWithALookUp_isATextLikeAnyOther() {
    String token =
        cast().a().token("GET", "/app/page").subject("${jndi:ldap://127.0.0.2/x}").sign();

    assertThat(gate().letsIn(get("/app/page", token)).body())
        .contains("by ${jndi:ldap://127.0.0.2/x} with");
  }
}
