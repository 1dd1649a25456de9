package dev.connectsecurity.internal.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.Sha256;
import dev.connectsecurity.spi.LoginAttempt;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginServletTest {
  private final Desk desk = new Desk();
  private final FakeBrowser browser = new FakeBrowser(desk);

  @AfterEach
  void end() {
    desk.close();
  }

  @Test
  void login_sendsTheBrowserToAtlassiansConsentPage() {
    FakeResponse response = desk.login(browser.get("/report/oauth/login"));

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.header("Location").orElseThrow())
        .matches(
            "\\Q"
                + desk.atlassian.url("/authorize")
                + "?audience=api.atlassian.com&client_id=client-1"
                + "&scope=read%3Ajira-work%20offline_access"
                + "&redirect_uri=https%3A%2F%2Fapp.example%2Freport%2Foauth%2Fcallback"
                + "&state=\\E[A-Za-z0-9_-]{43}\\Q&response_type=code&prompt=consent\\E");
    assertThat(response.bytes()).isEmpty();
  }

  @Test
  void server_isConfiguredWithOrWithoutAFinalSlash() {
    OAuthApp app = Desk.app(desk.atlassian.url("/"));

    assertThat(new AuthorizeUrl(app).with(RandomText.secret(), Optional.empty()))
        .startsWith(desk.atlassian.url("/authorize?").toString());
  }

  @Test
  void hostHeader_playsNoPart() {
    FakeRequest request =
        browser
            .get("/report/oauth/login")
            .header("Host", "evil.example")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "host=evil.example");

    assertThat(desk.login(request).header("Location").orElseThrow()).doesNotContain("evil");
  }

  @Test
  void store_hasOnlyHashesForTenMinutes() {
    Map<String, String> authorize = browser.begin("returnTo=/report/issues");

    LoginAttempt attempt = desk.attempts.all().iterator().next();
    assertThat(attempt.stateHash()).isEqualTo(Sha256.hex(authorize.get("state")));
    assertThat(attempt.browserHash())
        .isEqualTo(Sha256.hex(browser.cookie().substring(browser.cookie().indexOf('=') + 1)));
    assertThat(attempt.returnTo()).isEqualTo("/report/issues");
    assertThat(attempt.codeVerifier()).isEmpty();
    assertThat(attempt.expiresAt()).isEqualTo(desk.time.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void pkce_isSentOnlyWhenSwitchedOn() {
    try (Desk strict = new Desk(Desk::withPkce)) {
      Map<String, String> authorize = new FakeBrowser(strict).begin("");
      LoginAttempt attempt = strict.attempts.all().iterator().next();
      String verifier = attempt.codeVerifier().orElseThrow().reveal();

      assertThat(verifier).matches("[A-Za-z0-9_-]{43}");
      assertThat(authorize)
          .containsEntry("code_challenge", Sha256.base64Url(verifier))
          .containsEntry("code_challenge_method", "S256");
    }
    assertThat(browser.begin("")).doesNotContainKeys("code_challenge", "code_challenge_method");
  }

  @Test
  void eachLogin_hasAStateOfItsOwnInTheSameBrowser() {
    String first = browser.begin("").get("state");
    String cookie = browser.cookie();
    String second = browser.begin("").get("state");

    assertThat(second).isNotEqualTo(first);
    assertThat(browser.cookie()).isEqualTo(cookie);
    assertThat(desk.attempts.all()).hasSize(2);
    assertThat(desk.attempts.all().stream().map(LoginAttempt::browserHash).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with.a.dot.that.has.exactly.forty-three-chars", "ä"})
  void cookieThatIsNotOurs_isReplaced(String value) {
    browser.begin("");
    String name = browser.cookie().substring(0, browser.cookie().indexOf('='));
    browser.cookie(name + "=" + value);
    browser.begin("");

    assertThat(browser.cookie()).matches("\\Q" + name + "\\E=[A-Za-z0-9_-]{43}");
  }

  @Test
  void twoCookiesOfOurName_areNone() {
    browser.begin("");
    String planted = browser.cookie();
    browser.cookie(planted + "; " + planted.replaceAll(".$", "_"));
    browser.begin("");

    assertThat(browser.cookie()).isNotEqualTo(planted);
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example/report/oauth/callback,/report,__Secure-,/report,; Secure",
    "https://app.example/oauth/callback,'',__Host-,/,; Secure",
    "https://app.example/oauth/callback,/report,__Host-,/,; Secure",
    "http://localhost:8080/report/oauth/callback,/report,'',/report,''",
  })
  void cookie_isOfThisApplicationAndOutOfReachOfScripts(
      String redirectUri, String contextPath, String prefix, String path, String secure) {
    try (Desk elsewhere = new Desk(app -> Desk.at(app, redirectUri, contextPath))) {
      FakeResponse response = elsewhere.login(FakeRequest.get(contextPath + "/oauth/login"));

      assertThat(response.headers("Set-Cookie"))
          .singleElement()
          .satisfies(
              cookie ->
                  assertThat(cookie)
                      .matches(
                          prefix
                              + "atlassian-login-[0-9a-f]{8}=[A-Za-z0-9_-]{43}; Max-Age=2592000;"
                              + " Path="
                              + path
                              + "; HttpOnly; SameSite=Lax"
                              + secure));
      assertThat(response.header("Strict-Transport-Security").isPresent())
          .isEqualTo(!secure.isEmpty());
    }
  }

  @Test
  void applicationsOfOneHost_haveCookiesOfTheirOwn() {
    assertThat(BrowserCookie.of(Desk.app(desk.atlassian.url(""))).name())
        .isNotEqualTo(
            BrowserCookie.of(
                    Desk.at(
                        Desk.app(desk.atlassian.url("")),
                        "https://app.example/other/oauth/callback",
                        "/other"))
                .name());
  }

  @Test
  void answer_isKeptFromCachesFramesAndReferrers() {
    assertCareful(desk.login(browser.get("/report/oauth/login")));
  }

  static void assertCareful(FakeResponse response) {
    assertThat(response.header("Cache-Control")).contains("no-store");
    assertThat(response.header("Referrer-Policy")).contains("no-referrer");
    assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.header("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(response.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"})
  void otherMethods_beginNothing(String method) {
    FakeResponse response = desk.login(FakeRequest.of(method, "/report/oauth/login"));

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).contains("GET");
    assertThat(response.headers("Set-Cookie")).isEmpty();
    assertThat(desk.attempts.all()).isEmpty();
    assertCareful(response);
  }

  @Test
  void storeWithoutAnAnswer_isToldToAPerson() {
    desk.attempts.down(true);
    FakeResponse response = desk.login(browser.get("/report/oauth/login"));

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).contains("30");
    assertThat(response.header("Location")).isEmpty();
    assertThat(response.body()).startsWith("<!DOCTYPE html>").contains("Try again");
    assertThat(desk.rejections)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(Reason.STORE_UNAVAILABLE));
    assertCareful(response);
  }
}
