package dev.connectsecurity.internal.consent;

import static dev.connectsecurity.internal.consent.LoginServletTest.assertCareful;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that belong to no login, or come from nobody who may give them. */
@Timeout(60)
class CallbackAttacksTest {
  private static final String ACCEPT_JSON = "application/json";

  private final Desk desk = new Desk();
  private final FakeBrowser browser = new FakeBrowser(desk);

  @AfterEach
  void end() {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code=C",
        "code=C&state=",
        "code=C&state=short",
        "code=C&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "code=C&state=S&state=S",
        "code=C&state=S&x=%zz",
        "code=C&state=S%00",
        "code=C&State=S",
        ""
      })
  void stateThatIsMissingOrWrong_refused(String query) {
    Map<String, String> authorize = browser.begin("");
    String good = browser.consent(authorize);

    assertRefused(
        browser.comeBack(query.replace("C", code(good)).replace("S", authorize.get("state"))));
    assertThat(browser.comeBack(good).status()).isEqualTo(303);
  }

  @Test
  void stateOf10Kilobytes_refused() {
    browser.begin("");

    assertRefused(browser.comeBack("code=c&state=" + "a".repeat(10_000)));
  }

  @Test
  void callbackWithoutAQuery_refused() {
    browser.begin("");

    assertRefused(browser.comeBack(null));
  }

  @Test
  void stateOfAnotherBrowser_refused() {
    FakeBrowser attacker = new FakeBrowser(desk);
    String query = attacker.consent(attacker.begin(""));
    browser.begin("");

    assertRefused(browser.comeBack(query));
    assertRefused(new FakeBrowser(desk).comeBack(query));
    assertRefused(attacker.comeBack(query));
  }

  @Test
  void codeThatAtlassianHasNotGiven_refused() {
    String state = browser.begin("").get("state");

    FakeResponse response = browser.comeBack("code=guessed&state=" + state);

    assertThat(response.status()).isEqualTo(400);
    assertThat(desk.grants.all()).isEmpty();
  }

  @Test
  void codeOfAnotherLogin_isRefusedWherePkceIsSwitchedOn() {
    try (Desk strict = new Desk(Desk::withPkce)) {
      FakeBrowser attacker = new FakeBrowser(strict);
      String stolen = code(attacker.consent(attacker.begin("")));
      FakeBrowser victim = new FakeBrowser(strict);
      String state = victim.begin("").get("state");

      assertThat(victim.comeBack("code=" + stolen + "&state=" + state).status()).isEqualTo(400);
      assertThat(strict.grants.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"PT-0.001S,303", "PT0S,400", "PT0.001S,400"})
  void login_mayTakeTenMinutes(Duration beyond, int status) {
    String query = browser.consent(browser.begin(""));
    desk.time.pass(Duration.ofMinutes(10).plus(beyond));

    assertThat(browser.comeBack(query).status()).isEqualTo(status);
    assertThat(desk.atlassian.asked()).hasSize(status == 303 ? 1 : 0);
  }

  @Test
  void codeThatComesAgain_changesNothing() {
    Map<String, String> authorize = browser.begin("");
    String query = browser.consent(authorize);
    browser.comeBack(query);
    OAuthGrant stored = desk.grants.all().get(0);

    FakeResponse again = browser.comeBack(query);

    assertThat(again.status()).isEqualTo(400);
    assertThat(desk.atlassian.asked()).hasSize(1);
    assertThat(desk.grants.all()).containsExactly(stored);
  }

  @Test
  void callbackThatComesManyTimesAtOnce_isTakenOnceOnAllNodes() throws Exception {
    String query = browser.consent(browser.begin(""));
    ExecutorService threads = Executors.newCachedThreadPool();
    CyclicBarrier together = new CyclicBarrier(50);
    List<Future<Integer>> callers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      boolean here = i % 2 == 0;
      callers.add(
          threads.submit(
              () -> {
                together.await();
                var request = browser.get("/report/oauth/callback").query(query);
                return (here ? desk.callback(request) : desk.callbackOfAnotherNode(request))
                    .status();
              }));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> caller : callers) {
      statuses.add(caller.get());
    }
    threads.shutdownNow();

    assertThat(statuses).filteredOn(status -> status == 303).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 400).hasSize(49);
    assertThat(desk.atlassian.asked()).hasSize(1);
    assertThat(desk.grants.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&iss=https://evil.example",
        "&iss=",
        "&iss=HERE&iss=HERE",
        "&iss=HERE.evil.example",
        "&iss=https://auth.atlassian.com"
      })
  void codeOfAnotherServer_neverLeaves(String issuer) {
    String query =
        browser.consent(browser.begin(""))
            + issuer.replace("HERE", desk.atlassian.url("").toString());

    assertRefused(browser.comeBack(query));
    assertRefused(browser.comeBack(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error=access_denied",
        "error=access_denied&error_description=<script>alert(1)</script>",
        "error=<script>alert(1)</script>&error_description=%0d%0aSet-Cookie:%20a=b",
        "error=&error_uri=https://evil.example",
        "error=access_denied&code=c",
        "error=server_error&error=access_denied",
      })
  void refusedConsent_isACleanPageAndEndsTheLogin(String error) {
    Map<String, String> authorize = browser.begin("");
    FakeResponse response = browser.comeBack(error + "&state=" + authorize.get("state"));

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.header("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(response.body())
        .contains("The consent was refused")
        .doesNotContain("script", "access_denied", "evil", "Set-Cookie");
    assertThat(response.headers("Set-Cookie")).isEmpty();
    assertThat(response.header("Location")).isEmpty();
    assertCareful(response);
    assertThat(desk.rejections.get(0).reason()).isEqualTo(Reason.CONSENT_REFUSED);
    assertRefused(browser.comeBack(browser.consent(authorize)));
    assertThat(desk.events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "code=", "code=a&code=b", "code=a%00b", "code=%C3%BC"})
  void callbackWithoutOneCode_refused(String code) {
    String state = browser.begin("").get("state");

    assertRefused(browser.comeBack(code + "&state=" + state));
  }

  @Test
  void programs_getTheSameAnswerAsJson() {
    FakeResponse response =
        desk.callback(
            browser
                .get("/report/oauth/callback?code=c&state=s")
                .withoutHeader("Accept")
                .header("Accept", ACCEPT_JSON));

    assertThat(response.header("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'error':'invalid_request','error_description':'authorization_code is invalid'} | 400",
        "400 | {'error':'invalid_grant'} | 400",
        "403 | {'error':'invalid_grant'} | 400",
        "401 | {'error':'access_denied','error_description':'Unauthorized'} | 503",
        "401 | {'error':'invalid_client'} | 503",
        "429 | {} | 503",
        "500 | <html> | 503",
        "301 | '' | 503",
        "307 | '' | 503",
        "200 | <html>Bearer</html> | 503",
        "200 | {'access_token':'at','token_type':'Bearer'} | 503",
        "200 | {'access_token':'at','token_type':'Bearer','expires_in':'3600'} | 503",
        "200 | {'access_token':'at','token_type':'Bearer','expires_in':-1} | 503",
        "200 | {'access_token':'at','token_type':'Bearer','expires_in':1e18} | 503",
        "200 | {'access_token':'at','token_type':'mac','expires_in':3600} | 503",
        "200 | {'token_type':'Bearer','expires_in':3600} | 503",
        "200 | {'access_token':'a','access_token':'b','token_type':'Bearer','expires_in':3} | 503",
      })
  void exchangeThatFails_isOneRequestAndStoresNothing(int answer, String body, int status) {
    String query = browser.consent(browser.begin(""));
    desk.atlassian.answerInstead(answer, body);

    assertFailed(browser.comeBack(query), status);
  }

  @Test
  void answerOf10Megabytes_isNotRead() {
    String query = browser.consent(browser.begin(""));
    desk.atlassian.answerInstead(200, "{'access_token':'" + "a".repeat(10 << 20) + "'}");

    assertFailed(browser.comeBack(query), 503);
  }

  @Test
  void lostAnswer_isNotAskedForAgain() {
    String query = browser.consent(browser.begin(""));
    desk.atlassian.loseAnswer();

    assertFailed(browser.comeBack(query), 503);
  }

  @Test
  void deadNetwork_isToldToAPerson() {
    String query = browser.consent(browser.begin(""));
    desk.atlassian.close();

    FakeResponse response = browser.comeBack(query);

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).contains("30");
    assertThat(desk.grants.all()).isEmpty();
  }

  @Test
  void storesWithoutAnAnswer_areToldToAPerson() {
    String query = browser.consent(browser.begin(""));
    desk.attempts.down(true);
    assertThat(browser.comeBack(query).status()).isEqualTo(503);
    assertThat(desk.atlassian.asked()).isEmpty();
    desk.attempts.down(false);
    desk.grants.down(true);
    String cookie = browser.cookie();

    assertFailed(browser.comeBack(query), 503);
    assertThat(browser.cookie()).isEqualTo(cookie);
  }

  @Test
  void logs_holdNoSecretAtTheirFinest() {
    try (LogLines log = new LogLines("dev.connectsecurity")) {
      desk.atlassian.book().scope("read:me offline_access");
      desk.atlassian.on("/me", 403, "{'message':'canary'}");
      browser.signIn();
      String refused = browser.consent(browser.begin(""));
      desk.atlassian.answerInstead(401, "{'error':'access_denied','error_description':'canary'}");
      browser.comeBack(refused);
      browser.comeBack(refused);
      String state = browser.begin("").get("state");
      browser.comeBack("error=canary&error_description=canary&state=" + state);
      new FakeBrowser(desk).comeBack(browser.consent(browser.begin("")));

      assertThat(log.whole())
          .hasSizeGreaterThan(4)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .doesNotContain("canary", state, code(refused))
                      .doesNotContain(browser.cookie().split("=")[1]));
    }
  }

  @Test
  void query_tellsNothingOfItself() {
    assertThat(new CallbackQuery("code=canary&state=canary").toString())
        .isEqualTo("CallbackQuery[masked]");
  }

  private void assertFailed(FakeResponse response, int status) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(response.body()).startsWith("<!DOCTYPE html>").doesNotContain("canary");
    assertThat(response.headers("Set-Cookie")).isEmpty();
    assertCareful(response);
    assertThat(desk.atlassian.asked()).hasSize(1);
    assertThat(desk.grants.all()).isEmpty();
    assertThat(desk.events).isEmpty();
  }

  private void assertRefused(FakeResponse response) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(response.body()).contains("Not signed in").doesNotContain("canary");
    assertThat(response.headers("Set-Cookie")).isEmpty();
    assertThat(response.header("Location")).isEmpty();
    assertCareful(response);
    assertThat(desk.atlassian.asked()).isEmpty();
    assertThat(desk.grants.all()).isEmpty();
    assertThat(desk.rejections)
        .last()
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(Reason.STATE));
  }

  private static String code(String query) {
    return FakeBrowser.parameters("?" + query).get("code");
  }
}
